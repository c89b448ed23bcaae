"""LALR tables of grammar/wolfram.lark as Lark makes them.

Made by ``python -m wlnet.reader.tables_builder``; do not edit.  ACTIONS holds, for each state, what to do on a terminal:
go to a state (0 or more) or apply rule ``-1 - n``; for a nonterminal, the state to go to.  RULES are (left side, length,
builder).
"""

GRAMMAR_CHECKSUM = 80195723178952291
START = 0
END = 10
RULES = [
    ('element', 1, 'element'),
    ('element', 0, 'missing'),
    ('group', 3, 'parentheses'),
    ('group', 3, 'braces'),
    ('group', 3, 'association'),
    ('group', 3, 'call'),
    ('group', 3, 'part'),
    ('group', 3, 'fence'),
    ('run', 1, 'chunk'),
    ('run', 1, 'group'),
    ('run', 2, 'more_chunk'),
    ('run', 2, 'more_group'),
    ('sequence', 1, 'first_element'),
    ('sequence', 3, 'next_element'),
    ('start', 1, 'whole'),
]
ACTIONS = [
    {
        'CHUNK': 1, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5, 'LPAREN': 6,
        'LPART': 7, 'group': 8, 'run': 9, 'start': 10,
    },
    {
        '$END': -9, 'CHUNK': -9, 'COMMA': -9, 'LASSOC': -9, 'LBRACE': -9, 'LBRACKET': -9,
        'LFENCE': -9, 'LPAREN': -9, 'LPART': -9, 'RASSOC': -9, 'RBRACE': -9, 'RBRACKET': -9,
        'RFENCE': -9, 'RPAREN': -9, 'RPART': -9,
    },
    {
        'CHUNK': 1, 'COMMA': -2, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5,
        'LPAREN': 6, 'LPART': 7, 'RASSOC': -2, 'element': 11, 'group': 8, 'run': 12,
        'sequence': 13,
    },
    {
        'CHUNK': 1, 'COMMA': -2, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5,
        'LPAREN': 6, 'LPART': 7, 'RBRACE': -2, 'element': 11, 'group': 8, 'run': 12,
        'sequence': 14,
    },
    {
        'CHUNK': 1, 'COMMA': -2, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5,
        'LPAREN': 6, 'LPART': 7, 'RBRACKET': -2, 'element': 11, 'group': 8, 'run': 12,
        'sequence': 15,
    },
    {
        'CHUNK': 1, 'COMMA': -2, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5,
        'LPAREN': 6, 'LPART': 7, 'RFENCE': -2, 'element': 11, 'group': 8, 'run': 12,
        'sequence': 16,
    },
    {
        'CHUNK': 1, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5, 'LPAREN': 6,
        'LPART': 7, 'group': 8, 'run': 17,
    },
    {
        'CHUNK': 1, 'COMMA': -2, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5,
        'LPAREN': 6, 'LPART': 7, 'RPART': -2, 'element': 11, 'group': 8, 'run': 12,
        'sequence': 18,
    },
    {
        '$END': -10, 'CHUNK': -10, 'COMMA': -10, 'LASSOC': -10, 'LBRACE': -10, 'LBRACKET': -10,
        'LFENCE': -10, 'LPAREN': -10, 'LPART': -10, 'RASSOC': -10, 'RBRACE': -10, 'RBRACKET': -10,
        'RFENCE': -10, 'RPAREN': -10, 'RPART': -10,
    },
    {
        '$END': -15, 'CHUNK': 19, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5,
        'LPAREN': 6, 'LPART': 7, 'group': 20,
    },
    {
    },
    {
        'COMMA': -13, 'RASSOC': -13, 'RBRACE': -13, 'RBRACKET': -13, 'RFENCE': -13, 'RPART': -13,
    },
    {
        'CHUNK': 19, 'COMMA': -1, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5,
        'LPAREN': 6, 'LPART': 7, 'RASSOC': -1, 'RBRACE': -1, 'RBRACKET': -1, 'RFENCE': -1,
        'RPART': -1, 'group': 20,
    },
    {
        'COMMA': 21, 'RASSOC': 22,
    },
    {
        'COMMA': 21, 'RBRACE': 23,
    },
    {
        'COMMA': 21, 'RBRACKET': 24,
    },
    {
        'COMMA': 21, 'RFENCE': 25,
    },
    {
        'CHUNK': 19, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5, 'LPAREN': 6,
        'LPART': 7, 'RPAREN': 26, 'group': 20,
    },
    {
        'COMMA': 21, 'RPART': 27,
    },
    {
        '$END': -11, 'CHUNK': -11, 'COMMA': -11, 'LASSOC': -11, 'LBRACE': -11, 'LBRACKET': -11,
        'LFENCE': -11, 'LPAREN': -11, 'LPART': -11, 'RASSOC': -11, 'RBRACE': -11, 'RBRACKET': -11,
        'RFENCE': -11, 'RPAREN': -11, 'RPART': -11,
    },
    {
        '$END': -12, 'CHUNK': -12, 'COMMA': -12, 'LASSOC': -12, 'LBRACE': -12, 'LBRACKET': -12,
        'LFENCE': -12, 'LPAREN': -12, 'LPART': -12, 'RASSOC': -12, 'RBRACE': -12, 'RBRACKET': -12,
        'RFENCE': -12, 'RPAREN': -12, 'RPART': -12,
    },
    {
        'CHUNK': 1, 'COMMA': -2, 'LASSOC': 2, 'LBRACE': 3, 'LBRACKET': 4, 'LFENCE': 5,
        'LPAREN': 6, 'LPART': 7, 'RASSOC': -2, 'RBRACE': -2, 'RBRACKET': -2, 'RFENCE': -2,
        'RPART': -2, 'element': 28, 'group': 8, 'run': 12,
    },
    {
        '$END': -5, 'CHUNK': -5, 'COMMA': -5, 'LASSOC': -5, 'LBRACE': -5, 'LBRACKET': -5,
        'LFENCE': -5, 'LPAREN': -5, 'LPART': -5, 'RASSOC': -5, 'RBRACE': -5, 'RBRACKET': -5,
        'RFENCE': -5, 'RPAREN': -5, 'RPART': -5,
    },
    {
        '$END': -4, 'CHUNK': -4, 'COMMA': -4, 'LASSOC': -4, 'LBRACE': -4, 'LBRACKET': -4,
        'LFENCE': -4, 'LPAREN': -4, 'LPART': -4, 'RASSOC': -4, 'RBRACE': -4, 'RBRACKET': -4,
        'RFENCE': -4, 'RPAREN': -4, 'RPART': -4,
    },
    {
        '$END': -6, 'CHUNK': -6, 'COMMA': -6, 'LASSOC': -6, 'LBRACE': -6, 'LBRACKET': -6,
        'LFENCE': -6, 'LPAREN': -6, 'LPART': -6, 'RASSOC': -6, 'RBRACE': -6, 'RBRACKET': -6,
        'RFENCE': -6, 'RPAREN': -6, 'RPART': -6,
    },
    {
        '$END': -8, 'CHUNK': -8, 'COMMA': -8, 'LASSOC': -8, 'LBRACE': -8, 'LBRACKET': -8,
        'LFENCE': -8, 'LPAREN': -8, 'LPART': -8, 'RASSOC': -8, 'RBRACE': -8, 'RBRACKET': -8,
        'RFENCE': -8, 'RPAREN': -8, 'RPART': -8,
    },
    {
        '$END': -3, 'CHUNK': -3, 'COMMA': -3, 'LASSOC': -3, 'LBRACE': -3, 'LBRACKET': -3,
        'LFENCE': -3, 'LPAREN': -3, 'LPART': -3, 'RASSOC': -3, 'RBRACE': -3, 'RBRACKET': -3,
        'RFENCE': -3, 'RPAREN': -3, 'RPART': -3,
    },
    {
        '$END': -7, 'CHUNK': -7, 'COMMA': -7, 'LASSOC': -7, 'LBRACE': -7, 'LBRACKET': -7,
        'LFENCE': -7, 'LPAREN': -7, 'LPART': -7, 'RASSOC': -7, 'RBRACE': -7, 'RBRACKET': -7,
        'RFENCE': -7, 'RPAREN': -7, 'RPART': -7,
    },
    {
        'COMMA': -14, 'RASSOC': -14, 'RBRACE': -14, 'RBRACKET': -14, 'RFENCE': -14, 'RPART': -14,
    },
]

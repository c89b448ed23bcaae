"""Templates of message texts and of StringForm."""


def fill_template(template: str, texts: list[str]) -> str:
    """A message or StringForm template with `` `1` `` and ``` `` ``` replaced by the texts; other marks stay."""
    out: list[str] = []
    position, next_one = 0, 1
    while True:
        start = template.find("`", position)
        if start < 0:
            return "".join(out) + template[position:]
        end = template.find("`", start + 1)
        if end < 0:
            return "".join(out) + template[position:]
        name = template[start + 1 : end]
        if name == ".":
            index, replacement = 0, "`"
        else:
            index = int(name) if name.isascii() and name.isdigit() else next_one if not name else 0
            replacement = texts[index - 1] if 1 <= index <= len(texts) else template[start : end + 1]
        out.append(template[position:start] + replacement)
        if index:
            next_one = index + 1
        position = end + 1

"""Graphs as data: Graph[vertices, edges] and the first questions about them."""

from ...evaluator import Evaluator, builtin
from ...expression import (
    Expr,
    Expression,
    MessageError,
    S,
    boolean,
    elements,
    has_head,
    identity_key,
    is_list,
    make_list,
    split_options,
)

_MESSAGES = {"graph": "A graph object is expected at position `1` in `2`.", "edges": "`1` is not a list of edges."}
_EDGES = {
    S.Rule: S.DirectedEdge,
    S.DirectedEdge: S.DirectedEdge,
    S.UndirectedEdge: S.UndirectedEdge,
    S.TwoWayRule: S.UndirectedEdge,
}


def _edge(x) -> "Expr | None":
    if type(x) is Expr and x.head in _EDGES and len(x.args) >= 2:
        return Expr(_EDGES[x.head], x.args)
    if has_head(x, S.Labeled) or has_head(x, S.Style) or has_head(x, S.Annotation):
        # labels and styles are for drawings
        return _edge(x.args[0])
    return None


@builtin("Graph", messages=_MESSAGES)
def graph(ev: Evaluator, args: tuple) -> Expression:
    """Graph[{e1, e2, …}] is the graph with these edges; Graph[{v1, …}, {e1, …}] has these vertices too.  Edges are
    v -> w, v <-> w, DirectedEdge[v, w] or UndirectedEdge[v, w]."""
    operands, options = split_options(args) if args and not _all_edges(args) else (args, {})
    if not operands or not all([is_list(g) for g in operands[:2]]):
        raise MessageError("edges", operands[0] if operands else S.Null)
    vertices = list(elements(operands[0])) if len(operands) > 1 else []
    edges = [_edge(e) for e in elements(operands[-1] if len(operands) < 3 else operands[1])]
    if None in edges:
        raise MessageError("edges", operands[-1])
    known = dict.fromkeys([identity_key(v) for v in vertices])
    for e in edges:
        for v in e.args[:2]:
            if identity_key(v) not in known:
                known[identity_key(v)] = None
                vertices.append(v)
    normal = (make_list(vertices), make_list(edges), *args[len(operands) :])
    # in normal form already: evaluated
    return None if normal == args else Expr(S.Graph, normal)


def _all_edges(args: tuple) -> bool:
    return len(args) == 1 and is_list(args[0])


def _parts(x, owner: str) -> tuple:
    """(vertices, edges) of a graph or of a list of edges."""
    if has_head(x, S.Graph) and len(x.args) >= 2:
        return list(elements(x.args[0])), list(elements(x.args[1]))
    if is_list(x) and elements(x):
        edges = [_edge(e) for e in elements(x)]
        if None not in edges:
            return list(dict.fromkeys([v for e in edges for v in e.args[:2]])), edges
    raise MessageError("graph", 1, Expr(S[owner], (x,)), symbol=S[owner])


@builtin("VertexList", messages=_MESSAGES)
def vertex_list(ev: Evaluator, x: Expression) -> Expression:
    """VertexList[g] lists the vertices of a graph."""
    return make_list(_parts(x, "VertexList")[0])


@builtin("EdgeList", messages=_MESSAGES)
def edge_list(ev: Evaluator, x: Expression) -> Expression:
    """EdgeList[g] lists the edges of a graph."""
    return make_list(_parts(x, "EdgeList")[1])


@builtin("EdgeRules", messages=_MESSAGES)
def edge_rules(ev: Evaluator, x: Expression) -> Expression:
    """EdgeRules[g] lists the edges of a graph as rules."""
    return make_list([Expr(S.Rule, e.args[:2]) for e in _parts(x, "EdgeRules")[1]])


@builtin("VertexCount", messages=_MESSAGES)
def vertex_count(ev: Evaluator, x: Expression) -> Expression:
    """VertexCount[g] gives the number of vertices of a graph."""
    return len(_parts(x, "VertexCount")[0])


@builtin("EdgeCount", messages=_MESSAGES)
def edge_count(ev: Evaluator, x: Expression) -> Expression:
    """EdgeCount[g] gives the number of edges of a graph."""
    return len(_parts(x, "EdgeCount")[1])


@builtin("GraphQ")
def graph_q(ev: Evaluator, x: Expression) -> Expression:
    """GraphQ[expr] is True if expr is a graph."""
    return boolean(has_head(x, S.Graph) and len(x.args) >= 2)


@builtin("AdjacencyMatrix", messages=_MESSAGES)
def adjacency_matrix(ev: Evaluator, x: Expression) -> Expression:
    """AdjacencyMatrix[g] gives the matrix of the numbers of edges between vertices."""
    vertices, edges = _parts(x, "AdjacencyMatrix")
    place = {identity_key(v): i for i, v in enumerate(vertices)}
    rows = [[0] * len(vertices) for _ in vertices]
    for e in edges:
        i, j = [place[identity_key(v)] for v in e.args[:2]]
        rows[i][j] += 1
        # an undirected loop is one entry
        if e.head is S.UndirectedEdge and i != j:
            rows[j][i] += 1
    return Expr(S.SparseArray, (make_list([make_list(r) for r in rows]),))


@builtin("VertexDegree", messages=_MESSAGES)
def vertex_degree(ev: Evaluator, x: Expression, vertex: Expression = None) -> Expression:
    """VertexDegree[g] lists how many edges each vertex has; VertexDegree[g, v] gives the number for one."""
    vertices, edges = _parts(x, "VertexDegree")
    counts = {identity_key(v): 0 for v in vertices}
    for e in edges:
        for v in e.args[:2]:
            # a loop counts twice, once for each end
            counts[identity_key(v)] += 1
    return make_list(counts.values()) if vertex is None else counts.get(identity_key(vertex))

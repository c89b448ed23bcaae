"""Graphs as data: vertices, edges, matrices, degrees."""

import pytest
from asking import messages_of, value_of

SETUP = "g = Graph[{1 -> 2, 2 -> 3, 3 -> 1}]; u = Graph[{a <-> b, b <-> c, b <-> b}]; "


@pytest.mark.parametrize(
    "code, expected",
    [
        ("VertexList[g]", "{1, 2, 3}"),
        ("EdgeList[g] === {DirectedEdge[1, 2], DirectedEdge[2, 3], DirectedEdge[3, 1]}", "True"),
        ("EdgeRules[g]", "{1 -> 2, 2 -> 3, 3 -> 1}"),
        ("{VertexCount[g], EdgeCount[g]}", "{3, 3}"),
        ("{VertexCount[u], EdgeCount[u]}", "{3, 3}"),
        ("EdgeList[u][[1]] === UndirectedEdge[a, b]", "True"),
        ("VertexList[Graph[{9, 8}, {8 -> 7}]]", "{9, 8, 7}"),
        ("VertexCount[Graph[{1, 2, 3}, {}]]", "3"),
        ("GraphQ /@ {g, u, 3, {1 -> 2}}", "{True, True, False, False}"),
        ("Normal[AdjacencyMatrix[g]]", "{{0, 1, 0}, {0, 0, 1}, {1, 0, 0}}"),
        ("Normal[AdjacencyMatrix[u]]", "{{0, 1, 0}, {1, 1, 1}, {0, 1, 0}}"),
        ("Normal[AdjacencyMatrix[Graph[{1 -> 2, 1 -> 2}]]]", "{{0, 2}, {0, 0}}"),
        ("VertexDegree[g]", "{2, 2, 2}"),
        ("VertexDegree[u]", "{1, 4, 1}"),
        ("VertexDegree[u, b]", "4"),
        ("VertexList[{1 -> 2, 3 <-> 2}]", "{1, 2, 3}"),
        ("EdgeCount[{1 -> 2}]", "1"),
        ("Graph[{Labeled[1 -> 2, l]}] === Graph[{1 -> 2}]", "True"),
        ("Graph[{1 -> 2}, VertexLabels -> Automatic] // VertexCount", "2"),
        ("Graph[{DirectedEdge[1, 2]}] === Graph[{1 -> 2}]", "True"),
        ("Graph[{UndirectedEdge[1, 2]}] === Graph[{1 <-> 2}]", "True"),
    ],
)
def test_values(code, expected):
    assert value_of(SETUP + code) == expected


@pytest.mark.parametrize(
    "code, messages",
    [
        ("Graph[3]", ["Graph::edges"]),
        ("Graph[{1, 2}]", ["Graph::edges"]),
        ("VertexList[3]", ["VertexList::graph"]),
        ("EdgeList[{1}]", ["EdgeList::graph"]),
        ("AdjacencyMatrix[x]", ["AdjacencyMatrix::graph"]),
        ("VertexDegree[x]", ["VertexDegree::graph"]),
        ("EdgeRules[x]", ["EdgeRules::graph"]),
        ("VertexCount[{}]", ["VertexCount::graph"]),
    ],
)
def test_messages(code, messages):
    assert messages_of(code) == messages

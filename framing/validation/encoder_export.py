"""The network of `framing.validation.encoder` as ONNX, with weights of one byte.

Each row of a matrix (of the vocabulary: each piece) has a scale of its own, so that rounding to
whole numbers from -127 to 127 costs next to nothing; onnxruntime multiplies them out on loading.
All rows of a batch must have one length: the graph knows of no filling up.
"""

from collections.abc import Mapping

import numpy as np

__all__ = ["HEAD_WIDTH", "count_layers", "round_rows", "to_onnx"]

HEAD_WIDTH = 32  # of each head of attention, as in MiniLM

_OPERATORS = 17  # the set of ONNX, of 2021, in which LayerNormalization came
_FORM = 8


def round_rows(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Round a matrix to whole numbers of one byte, row by row.

    Parameters
    ----------
    matrix : ndarray, shape (m, n)

    Returns
    -------
    whole : ndarray of int8, shape (m, n)
    scale : ndarray of float32, shape (m, 1)
        ``whole * scale`` is the matrix again, but for at most half a scale.

    Examples
    --------
    >>> whole, scale = round_rows(np.array([[1.27, -0.64], [0.0, 0.0]]))
    >>> whole.tolist()
    [[127, -64], [0, 0]]
    """
    largest = np.abs(matrix).max(axis=1, keepdims=True)
    scale = np.maximum(largest / 127, np.finfo(np.float32).tiny).astype(np.float32)
    return np.round(matrix / scale).astype(np.int8), scale


def count_layers(parameters: Mapping[str, object]) -> int:
    """Return how many layers a network has."""
    return len({name.split(".")[2] for name in parameters if name.startswith("encoder.layer.")})


def to_onnx(parameters: Mapping[str, np.ndarray], mask: int, longest: int) -> bytes:
    """Write a network down: from ``ids`` (rows by pieces) to ``logits`` (rows by classes).

    Parameters
    ----------
    parameters : mapping of str to ndarray
        By the names of `framing.validation.encoder`.
    mask : int
        The mask's number; each row holds it once.
    longest : int
        Pieces in a row at most.
    """
    from onnx import TensorProto, checker, helper, numpy_helper

    graph = _Graph(parameters)
    x = graph.embed("ids", longest)
    for layer in range(count_layers(parameters)):
        x = graph.add_layer(x, f"encoder.layer.{layer}.")
    here = graph.add("Cast", graph.add("Equal", "ids", graph.whole(mask)), to=TensorProto.FLOAT)
    masked = graph.add("MatMul", graph.add("Unsqueeze", here, graph.whole([1])), x)
    both = graph.add(
        "Concat",
        graph.add("Squeeze", masked, graph.whole([1])),
        graph.add("ReduceMean", x, axes=[1], keepdims=0),
        axis=1,
    )
    head = graph.add("Tanh", graph.linear(both, "head.dense"))
    graph.linear(head, "head.out", "logits")
    about = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["rows", "pieces"]),
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["rows", "classes"]),
    ]
    constants = [numpy_helper.from_array(v, name) for name, v in graph.constants.items()]
    model = helper.make_model(
        helper.make_graph(graph.nodes, "target_sentiment", about[:1], about[1:], constants),
        opset_imports=[helper.make_opsetid("", _OPERATORS)],
        ir_version=_FORM,
        producer_name="framing",
    )
    checker.check_model(model)
    return model.SerializeToString(deterministic=True)


class _Graph:
    """Nodes and constants as they come; each method adds some and names the value they give."""

    def __init__(self, parameters: Mapping[str, np.ndarray]) -> None:
        self.parameters = parameters
        self.nodes: list = []
        self.constants: dict[str, np.ndarray] = {}

    def add(self, operator: str, *inputs: str, to_name: str = "", **attributes) -> str:
        from onnx import helper

        name = to_name or f"value{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, inputs, [name], **attributes))
        return name

    def constant(self, value: object, kind: type) -> str:
        name = f"constant{len(self.constants)}"
        self.constants[name] = np.ascontiguousarray(value, kind).reshape(np.shape(value))
        return name

    def whole(self, value: object) -> str:
        return self.constant(value, np.int64)

    def number(self, value: object) -> str:
        return self.constant(value, np.float32)

    def rows(self, matrix: np.ndarray, which: str = "") -> str:
        """A matrix rounded by row, or those of its rows that a value names."""
        whole, scale = round_rows(matrix)
        parts = [self.constant(whole, np.int8), self.number(scale)]
        if which:
            parts = [self.add("Gather", part, which) for part in parts]
        return self.add("Mul", self.add("Cast", parts[0], to=1), parts[1])  # 1: float32

    def linear(self, x: str, name: str, to_name: str = "") -> str:
        weight = self.add("Transpose", self.rows(self.parameters[f"{name}.weight"]), perm=[1, 0])
        bias = self.number(self.parameters[f"{name}.bias"])
        return self.add("Add", self.add("MatMul", x, weight), bias, to_name=to_name)

    def norm(self, x: str, name: str) -> str:
        pair = [self.number(self.parameters[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.add("LayerNormalization", x, *pair, axis=-1, epsilon=1e-12)

    def embed(self, ids: str, longest: int) -> str:
        found = {
            part: self.parameters[f"embeddings.{part}_embeddings.weight"]
            for part in ("word", "position", "token_type")
        }
        place = self.rows(found["position"][:longest] + found["token_type"][0])
        length = self.add("Shape", ids, start=1, end=2)
        place = self.add("Slice", place, self.whole([0]), length, self.whole([0]))
        return self.norm(
            self.add("Add", self.rows(found["word"], ids), place), "embeddings.LayerNorm"
        )

    def add_layer(self, x: str, at: str) -> str:
        query, key, value = (
            self.add("Reshape", self.linear(x, f"{at}attention.self.{part}"),
                     self.whole([0, 0, -1, HEAD_WIDTH]))
            for part in ("query", "key", "value")
        )  # fmt: skip
        query, value = (self.add("Transpose", part, perm=[0, 2, 1, 3]) for part in (query, value))
        key = self.add("Transpose", key, perm=[0, 2, 3, 1])
        likeness = self.add("Mul", self.add("MatMul", query, key), self.number(HEAD_WIDTH**-0.5))
        seen = self.add("MatMul", self.add("Softmax", likeness, axis=-1), value)
        seen = self.add("Transpose", seen, perm=[0, 2, 1, 3])
        seen = self.add("Reshape", seen, self.whole([0, 0, -1]))
        said = self.linear(seen, f"{at}attention.output.dense")
        x = self.norm(self.add("Add", x, said), f"{at}attention.output.LayerNorm")
        wide = self.linear(x, f"{at}intermediate.dense")
        curve = self.add("Erf", self.add("Mul", wide, self.number(2**-0.5)))
        curve = self.add("Mul", self.add("Add", curve, self.number(1.0)), self.number(0.5))
        said = self.linear(self.add("Mul", wide, curve), f"{at}output.dense")
        return self.norm(self.add("Add", x, said), f"{at}output.LayerNorm")

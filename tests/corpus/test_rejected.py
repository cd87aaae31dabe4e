"""Bad rows go to a file of their own, and no good row goes with them."""

import csv
import json
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from framing.corpus.run import score_corpus

GOOD = {"headline": "Pool closed", "body": 'The mayor said it was "bad". It shut, they say.'}


def ids_and_rejected(path, out):
    done = score_corpus(path, out)
    ids = pq.read_table(out, columns=["article_id"])[0].to_pylist()
    rejected = out.with_name("out.rejected.jsonl").read_text("utf-8").splitlines()
    rejected = [json.loads(line) for line in rejected]
    assert done.rejected == len(rejected)
    assert all(set(record) == {"file", "row", "reason"} for record in rejected)
    assert {record["file"] for record in rejected} == {str(path)}
    return ids, rejected


def noise(rng):
    """Bytes of a line that is no row."""
    return bytes(rng.randrange(256) for _ in range(rng.randrange(60))).translate(None, b"\r\n")


WRONG = [
    {"headline": None, "body": None}, {"headline": {}, "body": "x"}, {"body": 7}, {"body": ["x"]},
    {"headline": "", "body": "  "}, {"body": "x", "published": "last week"}, {"body": {"a": 1}},
    {"body": "x", "captions": 3}, {"headline": [1], "body": None}, {"body": True}, [], 7, "text",
    None, {},
]  # fmt: skip


def fuzz_jsonl(count, path):
    """Write good lines among others; return the ids of the good."""
    rng, good = random.Random(7), []
    with path.open("wb") as file:
        for number in range(count):
            turn = rng.randrange(6)
            row = {
                "id": f"g{number}",
                **GOOD,
                "any": rng.choice([1, "x", None, [1], {"a": 2}, 0.5]),
            }
            if turn == 0:
                file.write(noise(rng) + b"\n")
            elif turn == 1:
                file.write(json.dumps(rng.choice(WRONG)).encode() + b"\n")
            elif turn == 2:
                file.write(json.dumps(row).encode()[: rng.randrange(1, 40)] + b"\n")
            else:
                if rng.random() < 0.0005:
                    row["body"] = "It shut. " * 60_000
                if rng.random() < 0.01:
                    row["body"] = "\x00\u202e\ud800 \U0001f9e8" + row["body"]
                good.append(row["id"])
                file.write(json.dumps(row).encode() + b"\n")
    return good


def test_a_hundred_thousand_fuzzed_lines_lose_no_good_row(tmp_path):
    path = tmp_path / "fuzz.jsonl"
    good = fuzz_jsonl(100_000, path)
    ids, rejected = ids_and_rejected(path, tmp_path / "out.parquet")
    assert ids == good
    lines = path.read_bytes().split(b"\n")[:-1]
    empty = sum(not line.decode("cp1252", "replace").strip() for line in lines)
    assert len(good) + len(rejected) + empty == len(lines)


def test_fuzzed_csv_loses_no_good_row(tmp_path):
    rng, good, path = random.Random(8), [], tmp_path / "fuzz.csv"
    with path.open("w", encoding="utf-8", errors="surrogateescape", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "headline", "body", "votes"])
        for number in range(20_000):
            turn = rng.randrange(5)
            if turn == 0:
                file.write(noise(rng).decode("utf-8", "surrogateescape") + "\r\n")
            elif turn == 1:
                writer.writerow(rng.choice([["x"], ["x", "", "", ""], ["a"] * 9]))
            else:
                good.append(f"g{number}")
                writer.writerow([good[-1], *GOOD.values(), rng.choice(["", "7", "-"])])
    ids, _ = ids_and_rejected(path, tmp_path / "out.parquet")
    assert [name for name in ids if name.startswith("g")] == good


def test_fuzzed_parquet_loses_no_good_row(tmp_path):
    rng, good, rows = random.Random(9), [], {"id": [], "headline": [], "body": []}
    for number in range(20_000):
        bad = rng.choice([b"", None, b"  ", noise(rng)]) if rng.random() < 0.3 else None
        rows["id"].append(f"r{number}".encode())
        if rng.random() < 0.3:
            rows["headline"].append(bad)
            rows["body"].append(b"\xff\xfe broken" if bad and bad.strip() else None)
        else:
            good.append(f"r{number}")
            rows["headline"].append(GOOD["headline"].encode())
            rows["body"].append(GOOD["body"].encode())
    columns = {
        name: pa.array(values, pa.binary()).view(pa.string()) for name, values in rows.items()
    }
    pq.write_table(pa.table(columns), tmp_path / "fuzz.parquet")
    ids, rejected = ids_and_rejected(tmp_path / "fuzz.parquet", tmp_path / "out.parquet")
    assert ids == good
    assert len(ids) + len(rejected) == 20_000


@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_each_row_is_named_as_its_user_counts(tmp_path, ending):
    rows = [{"id": str(n), "body": "It shut.", "published": "2024-05-03"} for n in range(5)]
    rows[3]["published"] = "last week"
    path = tmp_path / f"corpus.{ending}"
    if ending == "parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=2)
    elif ending == "csv":
        lines = ["id,body,published", *(",".join(row.values()) for row in rows)]
        path.write_text("\n".join(lines))
    else:
        path.write_text("\n".join(map(json.dumps, rows)))
    ids, (record,) = ids_and_rejected(path, tmp_path / "out.parquet")
    assert ids == ["0", "1", "2", "4"]
    assert record["row"] == (5 if ending == "csv" else 4)
    where = f"row {record['row']} of {path}: "
    assert record["reason"] == f"{where}'published' must be a date (YYYY-MM-DD), got 'last week'."


def test_a_file_that_is_damaged_further_down_keeps_its_beginning(tmp_path):
    import gzip

    lines = "".join(json.dumps({"id": str(n), **GOOD}) + "\n" for n in range(2_000))
    rng = random.Random(3)
    data = gzip.compress(lines.encode() + bytes(rng.randrange(256) for _ in range(50_000)))
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(data[: len(data) - 20_000])
    ids, rejected = ids_and_rejected(path, tmp_path / "out.parquet")
    assert ids == [str(n) for n in range(2_000)]
    assert rejected[-1]["row"] is None and "damaged" in rejected[-1]["reason"]


def test_what_was_rejected_before_is_gone_if_nothing_is_now(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"body": "It shut."}\n{"body": 7}\n')
    assert ids_and_rejected(path, tmp_path / "out.parquet")[0] == ["corpus-1"]
    path.write_text('{"body": "It shut."}\n')
    assert score_corpus(path, tmp_path / "out.parquet").rejected_path is None
    assert not Path(tmp_path / "out.rejected.jsonl").exists()


def test_if_nothing_can_be_scored_there_is_no_output(tmp_path):
    path = tmp_path / "corpus.jsonl"
    path.write_text('{"body": 7}\n')
    done = score_corpus(path, tmp_path / "out.parquet")
    assert (done.output, done.articles, done.rejected) == (None, 0, 1)
    assert {item.name for item in tmp_path.iterdir()} == {"corpus.jsonl", "out.rejected.jsonl"}

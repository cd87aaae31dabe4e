"""Run the notebooks from top to bottom and store their outputs: python3 do.py notebooks.

What is stored tells nothing of the machine: no times, no version of Python, no name of a kernel.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

NOTEBOOKS = Path(__file__).resolve().parents[1] / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def execute(path):
    """Run one notebook in its own folder and write it back."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook,
        kernel_name="python3",
        timeout=300,
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        coalesce_streams=True,  # what one cell prints is one output, however slowly it came
    ).execute()
    notebook.metadata = nbformat.from_dict(METADATA)
    path.write_text(nbformat.writes(notebook).rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def main():
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        print(path.name, flush=True)
        try:
            execute(path)
        except CellExecutionError as error:
            sys.exit(f"{path.name} stopped and is left as it was:\n{error}")


if __name__ == "__main__":
    main()

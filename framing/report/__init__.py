"""Report: from a comparison to a plain summary, and from that to a page, a fragment or lines."""

from .gallery import write_gallery
from .page import render_page, render_summary
from .summary import summarize
from .terminal import format_summary

__all__ = ["format_summary", "render_page", "render_summary", "summarize", "write_gallery"]

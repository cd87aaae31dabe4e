// Every table of the page can be taken along as CSV; what a spreadsheet would run gets a quote first.
function plain(cell) {
  const hidden = blind.checked ? [...cell.querySelectorAll(".o")] : [];
  for (const name of hidden) name.append(`Outlet ${name.dataset.o}`);
  const text = cell.innerText.replace(/\s+/g, " ").trim();
  for (const name of hidden) name.lastChild.remove();
  return text;
}
function csv(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && isNaN(text) ? `'${text}` : text;
  return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
function save(text, type, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
for (const table of document.querySelectorAll("main table")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "take";
  button.setAttribute("aria-label", `CSV of ${table.caption?.textContent.trim() ?? "this table"}`);
  button.addEventListener("click", () => {
    const rows = [...table.rows].map(row => [...row.cells].flatMap(cell => [csv(plain(cell)), ...Array(cell.colSpan - 1).fill("")]).join(","));
    save(`\ufeff${rows.join("\r\n")}\r\n`, "text/csv", `${table.caption?.id || "table"}.csv`);
  });
  table.caption?.append(button);
}

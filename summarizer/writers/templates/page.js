"use strict";
(function () {
  function light(event, on) {
    const mark = event.target.closest && event.target.closest("[data-twin]");
    if (!mark) return;
    for (const twin of document.querySelectorAll("[data-twin]")) {
      if (twin.dataset.twin === mark.dataset.twin) twin.classList.toggle("lit", on);
    }
  }
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, (e) => light(e, true));
  for (const name of ["mouseout", "focusout"]) document.addEventListener(name, (e) => light(e, false));
  function open(event) {
    const mark = event.target.closest && event.target.closest("mark[data-other]");
    const item = mark && mark.closest("li");
    const details = item && item.querySelector("details");
    if (!details || (event.type === "keydown" && event.key !== "Enter")) return;
    details.open = true;
  }
  document.addEventListener("click", open);
  document.addEventListener("keydown", open);
  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();

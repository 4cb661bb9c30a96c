"use strict";
(() => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const behavior = calm ? "auto" : "smooth";
  const text = document.getElementById("text");
  const everywhere = (group) => document.querySelectorAll(`[data-group="${CSS.escape(group)}"]`);
  const groupOf = (target) => target.closest?.("[data-group]:not([data-group=''])")?.dataset.group;

  const mark = (name, group) => {
    document.querySelectorAll(`.${name}`).forEach((element) => element.classList.remove(name));
    if (group) everywhere(group).forEach((element) => element.classList.add(name));
  };

  const show = (element) => {
    const box = element.getBoundingClientRect();
    if (box.top < 60 || box.bottom > innerHeight - 20) {
      element.scrollIntoView({ behavior, block: "center" });
    }
  };

  const open = (group, place) => {
    mark("chosen", group);
    const ours = `[data-group="${CSS.escape(group)}"]`;
    const target = place ?? text.querySelector(`.content${ours}`) ?? text.querySelector(ours);
    if (!target) return;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    show(target);
  };

  for (const name of ["mouseover", "focusin"]) {
    document.addEventListener(name, (event) => mark("lit", groupOf(event.target)));
  }
  document.addEventListener("mouseleave", () => mark("lit", null));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target?.dataset.group) {
      event.preventDefault();
      history.replaceState(null, "", link.hash);
      open(target.dataset.group, target);
    } else if (!link && text.contains(event.target)) {
      const group = groupOf(event.target);
      mark("chosen", group);
      const card = group && document.getElementById(`card-${group}`);
      if (card) show(card);
    }
  });

  const cards = [...document.querySelectorAll(".card")];
  let at = -1;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") mark("chosen", null);
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !cards.length) return;
    at = Math.min(Math.max(at + step, 0), cards.length - 1);
    open(cards[at].dataset.group);
    show(cards[at]);
  });
})();

/* The ID number field: <input data-id-number data-…> as accounts.inputs.IdNumberInput writes it.

   As soon as 18 characters are in, it checks the date and the check character and shows what the number says; wrong,
   it says so at once. Right, it posts `number` to data-check-url, if there is one, and shows the answer below. */
(function () {
  'use strict';
  const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const CHECK = '10X98765432';

  function tidy(text) {
    return text.normalize('NFKC').toUpperCase().replace(/[×ХΧ✕]/g, 'X').replace(/[^0-9A-Z]/g, '');
  }

  function groups(number) {
    return [number.slice(0, 6), number.slice(6, 14), number.slice(14)].filter(Boolean).join(' ');
  }

  function bornOn(number) {
    const parts = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)];
    const day = new Date(Number(parts[0]), Number(parts[1]) - 1, Number(parts[2]));
    const real = day.getFullYear() === Number(parts[0]) && day.getMonth() === Number(parts[1]) - 1
      && day.getDate() === Number(parts[2]) && day <= new Date();
    return { text: parts.join('-'), day: real ? day : null };
  }

  function ageOf(day) {
    const now = new Date();
    const before = now.getMonth() < day.getMonth() || (now.getMonth() === day.getMonth() && now.getDate() < day.getDate());
    return now.getFullYear() - day.getFullYear() - (before ? 1 : 0);
  }

  function checkCharacter(number) {
    const sum = WEIGHTS.reduce(function (total, weight, i) { return total + weight * Number(number[i]); }, 0);
    return CHECK[sum % 11];
  }

  function mistake(number, words) {
    if (!/^\d{17}[\dX]$/.test(number)) return words.textDigits;
    const born = bornOn(number);
    if (!born.day) return words.textDate.replace('{}', born.text);
    return checkCharacter(number) === number[17] ? '' : words.textCheck;
  }

  function derived(number, words) {
    const born = bornOn(number);
    const sex = Number(number[16]) % 2 ? words.male : words.female;
    return [groups(number), sex, born.text, words.age.replace('{}', ageOf(born.day))].join(' · ');
  }

  function below(input, name, role) {
    const box = document.createElement('span');
    box.className = name;
    box.id = input.id + '_' + name;
    if (role) box.setAttribute('role', role);
    input.insertAdjacentElement('afterend', box);
    return box;
  }

  function watch(input) {
    const words = input.dataset;
    const answer = words.checkUrl ? below(input, 'check', 'status') : null;
    const note = below(input, 'note', 'status');
    let last = '';
    if (answer) answer.style.display = 'block';

    function show(text, wrong) {
      note.textContent = text;
      note.className = wrong ? 'note error' : 'note';
      if (wrong) input.setAttribute('aria-invalid', 'true');
      else input.removeAttribute('aria-invalid');
    }

    function look() {
      const number = tidy(input.value);
      if (number === last) return;
      last = number;
      if (answer) answer.textContent = '';
      if (number.length < 18) { show(number.length > 6 ? groups(number) : '', false); return; }
      const wrong = number.length > 18 ? words.textLength.replace('{}', number.length) : mistake(number, words);
      show(wrong || derived(number, words), Boolean(wrong));
      if (wrong) return;
      input.value = number;
      input.dispatchEvent(new CustomEvent('id-number', { bubbles: true, detail: { number: number } }));
      if (answer) htmx.ajax('POST', words.checkUrl, { target: answer, swap: 'innerHTML', values: { number: number } });
    }

    input.addEventListener('input', function (event) { if (!event.isComposing) look(); });
    input.addEventListener('compositionend', look);
    input.addEventListener('change', look);
    if (input.value && !input.hasAttribute('aria-invalid')) look();
  }

  document.querySelectorAll('input[data-id-number]').forEach(watch);
  document.addEventListener('row-added', function (event) {
    event.target.querySelectorAll('input[data-id-number]').forEach(watch);
  });
}());

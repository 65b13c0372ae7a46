/* Grids: tables whose cells are the inputs of a Django formset. Without this file they are plain forms.

   <table data-grid="prefix"> … <tbody> rows … </tbody> <tfoot> … </tfoot> </table>
   <template data-row="prefix"> one <tr> made from formset.empty_form </template>
   Inputs may carry data-cell="amount | unit | times"; outputs data-cell="monthly" in a row, data-total and
   data-total-of="member" anywhere. Words come from the grid bar. */
(function () {
  'use strict';
  const UNDO = 10000;
  const notice = document.getElementById('notice');

  function shown(row) { return !row.classList.contains('removed'); }
  function rowsOf(table) { return Array.from(table.tBodies[0].rows).filter(shown); }
  function cellsOf(row) {
    return Array.from(row.querySelectorAll('input:not([type=hidden]), select, textarea')).filter(function (cell) {
      return !/-DELETE$/.test(cell.name) && cell.offsetParent !== null;
    });
  }
  function changed(input) {
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }

  // --- moving
  function down(cell) {
    const table = cell.closest('table');
    const rows = rowsOf(table);
    const place = cellsOf(cell.closest('tr')).indexOf(cell);
    const next = rows[rows.indexOf(cell.closest('tr')) + 1];
    const goal = next && cellsOf(next)[place];
    if (goal) { goal.focus(); if (goal.select) goal.select(); }
  }

  // --- rows
  function add(table, focus) {
    const prefix = table.dataset.grid;
    const template = document.querySelector('template[data-row="' + prefix + '"]');
    const total = document.getElementById('id_' + prefix + '-TOTAL_FORMS');
    if (!template || !total) return null;
    const holder = document.createElement('template');
    holder.innerHTML = template.innerHTML.replace(/__prefix__/g, total.value);
    const row = holder.content.querySelector('tr');
    table.tBodies[0].appendChild(row);
    total.value = Number(total.value) + 1;
    row.dispatchEvent(new CustomEvent('row-added', { bubbles: true }));
    const first = cellsOf(row)[0];
    if (focus && first) first.focus();
    return row;
  }

  function setRemoved(row, removed) {
    const mark = row.querySelector('input[name$="-DELETE"]');
    if (!mark) return false;
    if (mark.type === 'checkbox') mark.checked = removed;
    else mark.value = removed ? 'on' : '';
    row.classList.toggle('removed', removed);
    sum(row.closest('table'));
    changed(mark);
    return true;
  }

  function remove(row) {
    const table = row.closest('table');
    const rows = rowsOf(table);
    const neighbour = rows[rows.indexOf(row) + 1] || rows[rows.indexOf(row) - 1];
    if (!setRemoved(row, true)) return;
    offerUndo(row, barOf(table));
    const goal = neighbour && cellsOf(neighbour)[0];
    if (goal) goal.focus();
  }

  function offerUndo(row, words) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.undo;
    notice.textContent = words.removed;
    notice.appendChild(button);
    const end = setTimeout(function () { if (notice.contains(button)) notice.textContent = ''; }, UNDO);
    button.addEventListener('click', function () {
      clearTimeout(end);
      notice.textContent = '';
      setRemoved(row, false);
      const first = cellsOf(row)[0];
      if (first) first.focus();
    });
  }

  function barOf(table) {
    const bar = document.querySelector('[data-grid-bar="' + table.dataset.grid + '"]');
    return bar ? bar.dataset : {};
  }

  function copyAbove(cell) {
    const row = cell.closest('tr');
    const rows = rowsOf(cell.closest('table'));
    const above = rows[rows.indexOf(row) - 1];
    const from = above && cellsOf(above)[cellsOf(row).indexOf(cell)];
    if (!from) return;
    if (cell.type === 'checkbox') cell.checked = from.checked;
    else cell.value = from.value;
    changed(cell);
  }

  // --- pasting a block of a spreadsheet
  function fill(cell, text) {
    const value = text.trim();
    if (cell.tagName !== 'SELECT') { cell.value = value; changed(cell); return true; }
    const option = Array.from(cell.options).find(function (one) { return one.text.trim() === value || one.value === value; });
    if (!option) return false;
    cell.value = option.value;
    changed(cell);
    return true;
  }

  function paste(cell, text) {
    const table = cell.closest('table');
    const column = cellsOf(cell.closest('tr')).indexOf(cell);
    let line = rowsOf(table).indexOf(cell.closest('tr'));
    let filled = 0;
    let refused = 0;
    text.replace(/\r?\n$/, '').split(/\r?\n/).forEach(function (words) {
      const row = rowsOf(table)[line] || add(table, false);
      line += 1;
      words.split('\t').forEach(function (word, i) {
        const goal = row && cellsOf(row)[column + i];
        if (goal && fill(goal, word)) filled += 1;
        else refused += 1;
      });
    });
    notice.textContent = (barOf(table).pasted || '').replace('{filled}', filled).replace('{refused}', refused);
  }

  // --- choices by pinyin initials
  let typed = '';
  let typedAt = 0;
  let typedIn = null;
  function choose(select, letter) {
    if (!select.querySelector('option[data-keys]')) return false;
    const now = Date.now();
    typed = typedIn === select && now - typedAt < 1000 ? typed + letter : letter;
    typedAt = now;
    typedIn = select;
    const option = Array.from(select.options).find(function (one) { return (one.dataset.keys || '').startsWith(typed); });
    if (option && option.value !== select.value) { select.value = option.value; changed(select); }
    return true;
  }

  // --- money: counted in fen
  function fen(text) {
    const typed = text.normalize('NFKC').replace(/[¥元\s]/g, '');
    if (!/\d/.test(typed) || !/^(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?$/.test(typed)) return null;
    return Math.round(Number(typed.replace(/,/g, '')) * 100);
  }
  function yuan(amount) {
    const text = (Math.abs(amount) / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
    return (amount < 0 ? '−' : '') + text;
  }
  function valueOf(row, name) {
    const input = row.querySelector('[data-cell="' + name + '"]');
    return input ? input.value : '';
  }
  function monthly(row) {
    const amount = fen(valueOf(row, 'amount'));
    if (amount === null) return null;
    const unit = valueOf(row, 'unit') || 'month';
    const times = Number(valueOf(row, 'times') || (unit === 'month' ? 12 : 1));
    return Math.round(unit === 'year' ? amount / 12 : amount * times / 12);
  }

  function sum(table) {
    if (!table.querySelector('[data-cell="amount"]')) return;
    const totals = {};
    let all = 0;
    rowsOf(table).forEach(function (row) {
      const value = monthly(row);
      const output = row.querySelector('output[data-cell="monthly"]');
      if (output) output.textContent = value === null ? '—' : (output.dataset.format || '{}').replace('{}', yuan(value));
      const member = valueOf(row, 'member') || row.dataset.member || '';
      totals[member] = (totals[member] || 0) + (value || 0);
      all += value || 0;
    });
    const scope = table.closest('form') || document;
    scope.querySelectorAll('[data-total="' + table.dataset.grid + '"]').forEach(function (output) { output.textContent = yuan(all); });
    scope.querySelectorAll('[data-total-of]').forEach(function (output) {
      output.textContent = yuan(totals[output.dataset.totalOf] || 0);
    });
  }

  // --- listening
  const KEYS = {
    enter: function (cell) { down(cell); },
    add: function (cell) { add(cell.closest('table'), true); },
    remove: function (cell) { remove(cell.closest('tr')); },
    copy: function (cell) { copyAbove(cell); },
  };
  function meaning(event) {
    if (event.key === 'Enter' && !event.ctrlKey && !event.altKey && !event.target.matches('textarea, button, a')) return 'enter';
    if (event.altKey && event.code === 'KeyN') return 'add';
    if (event.altKey && event.code === 'KeyD') return 'remove';
    return event.ctrlKey && event.code === 'KeyD' ? 'copy' : '';
  }

  document.addEventListener('keydown', function (event) {
    const cell = event.target;
    if (event.isComposing || event.keyCode === 229 || !cell.closest) return;
    if (cell.tagName === 'SELECT' && /^[a-z]$/i.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
      if (choose(cell, event.key.toLowerCase())) event.preventDefault();
      return;
    }
    const table = cell.closest('table[data-grid]') || (event.altKey && document.querySelector('table[data-grid]'));
    const what = table && meaning(event);
    if (!what) return;
    event.preventDefault();
    if (cell.closest('table[data-grid] tbody')) KEYS[what](cell);
    else if (what === 'add') add(table, true);
  });
  document.addEventListener('click', function (event) {
    const adder = event.target.closest('[data-add]');
    if (adder) add(document.querySelector('table[data-grid="' + adder.dataset.add + '"]'), true);
    const remover = event.target.closest('[data-remove]');
    if (remover) { event.preventDefault(); remove(remover.closest('tr')); }
  });
  document.addEventListener('paste', function (event) {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim()) || !event.target.closest('table[data-grid] tbody td')) return;
    event.preventDefault();
    paste(event.target, text);
  });
  document.addEventListener('input', function (event) {
    const table = event.target.closest('table[data-grid]');
    if (table) sum(table);
  });

  document.querySelectorAll('table[data-grid]').forEach(function (table) {
    table.querySelectorAll('input[name$="-DELETE"]:checked').forEach(function (mark) { mark.closest('tr').classList.add('removed'); });
    sum(table);
  });
}());

/* Papers: a photo is made small before it is sent (1600 px, 500 KB), and an upload says what is wrong beside itself.

   <form data-upload> with input[data-file] and, for photos, input[data-capture]. Without script the form posts itself. */
(function () {
  'use strict';
  const LONGEST = 1600;
  const HEAVIEST = 500 * 1024;

  function drawn(bitmap) {
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(bitmap.width * scale);
    canvas.height = Math.round(bitmap.height * scale);
    canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  function light(canvas, quality) {
    return new Promise(function (resolve) { canvas.toBlob(resolve, 'image/jpeg', quality); }).then(function (blob) {
      return blob.size <= HEAVIEST || quality < 0.3 ? blob : light(canvas, quality - 0.15);
    });
  }

  function small(file) {
    if (!/^image\//.test(file.type)) return Promise.resolve(file);
    return createImageBitmap(file).then(function (bitmap) { return light(drawn(bitmap), 0.85); })
      .catch(function () { return file; });
  }

  function say(form, text) {
    const note = form.querySelector('.error');
    note.textContent = text;
    note.hidden = !text;
  }

  function send(form, file, name) {
    const body = new FormData(form);
    body.set('file', file, name);
    return fetch(form.action, { method: 'POST', body: body, headers: { Accept: 'application/json' }, credentials: 'same-origin' })
      .then(function (response) { return response.json(); })
      .then(function (answer) {
        if (answer.text) say(form, answer.text);
        else location.reload();
      })
      .catch(function () { say(form, document.body.dataset.offline); });
  }

  document.querySelectorAll('form[data-upload]').forEach(function (form) {
    const photo = form.querySelector('[data-capture]');
    const paper = form.querySelector('[data-file]');
    photo.addEventListener('change', function () {
      const file = photo.files[0];
      if (file) small(file).then(function (blob) { return send(form, blob, 'photo.jpg'); });
    });
    paper.addEventListener('change', function () {
      if (paper.files[0]) send(form, paper.files[0], 'paper');
    });
  });
}());

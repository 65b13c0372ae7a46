/* The print button of a page made for paper. */
(function () {
  'use strict';
  document.addEventListener('click', function (event) {
    if (event.target.closest('[data-print]')) print();
  });
}());

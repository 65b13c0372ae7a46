// Draws what the tables below the charts say; without it the tables are all there is.
(() => {
  "use strict";
  // The page allows no style attributes. The drawing sets them by name; they go in as properties instead.
  const set = SVGElement.prototype.setAttribute;
  SVGElement.prototype.setAttribute = function (name, value) {
    if (name === "style") this.style.cssText = value;
    else set.call(this, name, value);
  };
  const text = "#1f2933";
  const line = "#7b8794";
  const colours = ["#1d5fa8", "#b26a00", "#4a7c2f", "#b3261e"];
  const font = getComputedStyle(document.body).fontFamily;
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function option(chart) {
    return {
      animation: !still,
      animationDuration: 200,
      color: colours,
      aria: { enabled: true, decal: { show: true } },
      textStyle: { fontFamily: font, color: text },
      legend: { top: 0, left: 0, itemGap: 20, textStyle: { color: text, fontFamily: font, fontSize: 13 } },
      grid: { top: 36, right: 12, bottom: 28, left: 12, containLabel: true },
      xAxis: {
        type: "category",
        data: chart.labels,
        axisLine: { lineStyle: { color: line } },
        axisLabel: { color: text, hideOverlap: true },
      },
      yAxis: { type: "value", min: 0, axisLabel: { color: text }, splitNumber: 4 },
      series: chart.series.map((one) => ({
        type: "bar",
        name: one.name,
        data: one.values.map(Number),
        barMaxWidth: 36,
        cursor: "pointer",
      })),
    };
  }

  function draw(place, chart) {
    const drawn = echarts.init(place, null, { renderer: "svg" });
    drawn.setOption(option(chart));
    drawn.on("click", (bar) => {
      const url = chart.series[bar.seriesIndex].urls[bar.dataIndex];
      if (url) window.location.assign(url);
    });
    window.addEventListener("resize", () => drawn.resize());
  }

  const charts = JSON.parse(document.getElementById("charts").textContent);
  for (const place of document.querySelectorAll("[data-chart]")) {
    draw(place, charts[place.dataset.chart]);
  }
})();

// Lays out graphs with ELK's layered algorithm: freely, and with each symbol held where we drew it. Needs elkjs.
const ELK = require("elkjs");
const fs = require("fs");

const FREE = {
  "elk.algorithm": "layered",
  "elk.direction": "DOWN",
  "elk.edgeRouting": "ORTHOGONAL",
  "elk.separateConnectedComponents": "false",
};
const HELD = { ...FREE };
for (const phase of ["cycleBreaking", "layering", "crossingMinimization", "nodePlacement"]) {
  HELD[`elk.layered.${phase}.strategy`] = "INTERACTIVE";
}

function asked(graph, layoutOptions) {
  const children = graph.nodes.map(([x, y, width, height], id) => ({ id: `${id}`, x, y, width, height }));
  const edges = graph.edges.map(([source, target], id) => ({ id: `e${id}`, sources: [`${source}`], targets: [`${target}`] }));
  return { id: "root", layoutOptions, children, edges };
}

async function laid(elk, graph, options) {
  const began = process.hrtime.bigint();
  const found = await elk.layout(asked(graph, options));
  const milliseconds = Number(process.hrtime.bigint() - began) / 1e6;
  const sections = found.edges.flatMap((edge) => edge.sections);
  const lines = sections.map((part) => [part.startPoint, ...(part.bendPoints || []), part.endPoint]);
  return { milliseconds, lines: lines.map((line) => line.map(({ x, y }) => [x, y])) };
}

async function main() {
  const elk = new ELK();
  const answers = [];
  for (const graph of JSON.parse(fs.readFileSync(0))) {
    answers.push({ free: await laid(elk, graph, FREE), held: await laid(elk, graph, HELD) });
  }
  console.log(JSON.stringify(answers));
}

main();

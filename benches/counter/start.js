import start from "./counter.js";

start();

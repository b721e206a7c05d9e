import { makePatients } from "/work/main/bench/patients.ts";
import { shippedProtocols, fullRulebook, monitoringRulebook, assertSameRules } from "/work/main/bench/rulebook.ts";
import { assess, statusOn } from "@longwatch/core";
const ps = makePatients(200); const protos = shippedProtocols(); const rb = fullRulebook(protos); const mb = monitoringRulebook(protos);
assertSameRules(rb); assertSameRules(mb);
const p0=ps[0]!; console.log(p0.record.facts.length, p0.text.length);
const a = assess(p0.record, rb, p0.asOf);
console.log(a.obligations.length, a.obligations.reduce((s,o)=>s+o.obligations.length,0), a.tasks.length, a.cannotTell.length, a.coverage);
const st:any={}; for(const p of ps) for(const o of assess(p.record,rb,p.asOf).obligations) for (const b of o.obligations) st[b.status]=(st[b.status]??0)+1; console.log(st);
console.log(statusOn(p0.record,rb,p0.asOf).map(o=>o.track.id+o.obligations.map(b=>b.status)).join(" "));
function time(name:string,f:(p:any)=>unknown,reps=5){ const ts=[]; for(let w=0;w<3;w++) for(const p of ps) f(p); for(let r=0;r<reps;r++){const t=performance.now(); let n=0; while(performance.now()-t<700){for(const p of ps) f(p); n+=ps.length;} ts.push(n/(performance.now()-t)*1000);} ts.sort((a,b)=>a-b); console.log(name, ts.map(x=>Math.round(x)).join(" ")); }
time("statusOn full", p=>statusOn(p.record,rb,p.asOf));
time("statusOn mon", p=>statusOn(p.record,mb,p.asOf));
time("assess full", p=>assess(p.record,rb,p.asOf));
time("assess mon", p=>assess(p.record,mb,p.asOf));
time("assess full lookback", p=>assess(p.record,rb,p.earlierDays[1]));

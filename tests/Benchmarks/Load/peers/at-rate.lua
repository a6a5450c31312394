-- wrk: posts the lines of the file that is named after "--" at so many requests per second as follow it, evenly spread, and ends with
-- "at-rate <p50 in µs> <p99 in µs> <requests per second> <failures>". One thread only: the plan is each thread's own.
local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds; long nanoseconds; } moment; int clock_gettime(int clock, moment *now);")

local MONOTONIC = 1
local bodies, at, moment, planned, step = {}, 0, ffi.new("moment"), nil, nil

local function milliseconds()
  ffi.C.clock_gettime(MONOTONIC, moment)
  return tonumber(moment.seconds) * 1e3 + tonumber(moment.nanoseconds) / 1e6
end

function init(args)
  for line in io.lines(args[1]) do bodies[#bodies + 1] = line end
  step = 1e3 / tonumber(args[2])
end

-- Asked before each request, for whichever connection is free: each takes the next place in the plan, and one that is late goes at once.
function delay()
  local now = milliseconds()
  planned = math.max((planned or now) + step, now - 1e3)
  return math.max(0, math.floor(planned - now + 0.5))
end

function request()
  at = at % #bodies + 1
  return wrk.format("POST", nil, { ["Content-Type"] = "application/json" }, bodies[at])
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("at-rate %d %d %.0f %d", latency:percentile(50), latency:percentile(99), summary.requests / summary.duration * 1e6,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end

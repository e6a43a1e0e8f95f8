#pragma once

// Figures as rows: what was measured, the physical limit or peer measured in the same run, their ratio, and the target.
// A program prints its rows as a table and writes them as JSON lines where BENCH_ROWS says; figures never fail
// anything.

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

namespace folkmoot::bench {

/// Runs `work` once and says how many seconds it took.
template <class Work>
double seconds(Work work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// The same in seconds that this thread had the processor: for work of one thread that waits for nothing, on a machine
/// that has other work too.
template <class Work>
double cpu_seconds(Work work) {
  const auto now = [] {
    timespec out{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &out);
    return static_cast<double>(out.tv_sec) + 1e-9 * static_cast<double>(out.tv_nsec);
  };
  const double begin = now();
  work();
  return now() - begin;
}

/// The same in seconds that all threads of this process had the processors.
template <class Work>
double process_seconds(Work work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

/// Several measurements of one figure: the median is quoted, the spread is (greatest - least) / median.
class Samples {
 public:
  void add(double value) { values_.push_back(value); }
  [[nodiscard]] double median() const {
    std::vector<double> sorted = values_;
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[sorted.size() / 2];
  }
  [[nodiscard]] double spread() const {
    if (values_.empty() || median() <= 0) return 0;
    const auto [least, greatest] = std::minmax_element(values_.begin(), values_.end());
    return (*greatest - *least) / median();
  }
  [[nodiscard]] std::size_t runs() const { return values_.size(); }

 private:
  std::vector<double> values_;
};

enum class Better : std::uint8_t { higher, lower };

struct Row {
  std::string name;
  std::string unit;
  Samples value;
  /// The limit measured in the same run; 0 where the target is absolute.
  double limit = 0;
  /// What must be reached: of the ratio value/limit where there is a limit, else of the value itself.
  double must = 0;
  Better better = Better::higher;

  [[nodiscard]] double ratio() const { return limit > 0 ? value.median() / limit : 0; }
  [[nodiscard]] bool met() const {
    const double figure = limit > 0 ? ratio() : value.median();
    return better == Better::higher ? figure >= must : figure <= must;
  }
};

/// Prints the rows, and appends them to the file that BENCH_ROWS names.
inline void report(const std::vector<Row>& rows) {
  std::ofstream out;
  if (const char* path = std::getenv("BENCH_ROWS")) out.open(path, std::ios::app);
  std::printf("%-34s %14s %-9s %14s %7s %7s %s\n", "what", "value", "unit", "limit", "ratio", "must", "met");
  for (const Row& row : rows) {
    std::printf("%-34s %14.1f %-9s %14.1f %7.2f %7.2f %s\n", row.name.c_str(), row.value.median(), row.unit.c_str(),
                row.limit, row.ratio(), row.must, row.met() ? "yes" : "no");
    if (out.is_open())
      out << fmt::format(
          "{{\"name\":\"{}\",\"value\":{:.3f},\"unit\":\"{}\",\"limit\":{:.3f},\"ratio\":{:.4f},\"must\":{:.4f},"
          "\"better\":\"{}\",\"met\":{},\"runs\":{},\"spread\":{:.4f}}}\n",
          row.name, row.value.median(), row.unit, row.limit, row.ratio(), row.must,
          row.better == Better::lower ? "lower" : "higher", row.met(), row.value.runs(), row.value.spread());
  }
}

}  // namespace folkmoot::bench

#include "dragoman/language/decode.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "dragoman/text/utf8.h"

namespace dragoman {
namespace {

constexpr float kLowest = -1e30f;

/// A cycle of the head choice, or empty. Node 0 is the root.
std::vector<int> find_cycle(const std::vector<int>& head) {
  const int n = static_cast<int>(head.size());
  std::vector<int> seen(head.size(), 0);
  for (int start = 1; start < n; ++start) {
    int v = start;
    while (v != 0 && seen[v] == 0) seen[v] = start, v = head[v];
    if (v == 0 || seen[v] != start) continue;
    std::vector<int> cycle{v};
    for (int u = head[v]; u != v; u = head[u]) cycle.push_back(u);
    return cycle;
  }
  return {};
}

/// Chu-Liu/Edmonds on a dense matrix s[dependent][head] of (n + 1)^2 entries; contracts one cycle a call.
std::vector<int> edmonds(const std::vector<std::vector<float>>& s) {
  const int n = static_cast<int>(s.size());
  std::vector<int> head(n, 0);
  for (int d = 1; d < n; ++d) {
    int best = d == 0 ? 1 : 0;
    for (int h = 0; h < n; ++h) {
      if (h != d && s[d][h] > s[d][best]) best = h;
    }
    head[d] = best;
  }
  const std::vector<int> cycle = find_cycle(head);
  if (cycle.empty()) return head;
  std::vector<char> in(n, 0);
  float weight = 0;
  for (const int v : cycle) in[v] = 1, weight += s[v][head[v]];
  std::vector<int> outside;  // contracted graph: the outside nodes in order, then the cycle as the last node
  for (int v = 0; v < n; ++v) {
    if (!in[v]) outside.push_back(v);
  }
  const int m = static_cast<int>(outside.size());
  std::vector<std::vector<float>> t(m + 1, std::vector<float>(m + 1, kLowest));
  std::vector<int> enter(m, 0), leave(m, 0);
  for (int i = 0; i < m; ++i) {
    const int v = outside[i];
    for (int j = 0; j < m; ++j) t[i][j] = s[v][outside[j]];
    for (const int c : cycle) {
      if (s[v][c] > t[i][m] || leave[i] == 0) t[i][m] = s[v][c], leave[i] = c;  // cycle node as v's head
      const float into = s[c][v] - s[c][head[c]] + weight;
      if (into > t[m][i] || enter[i] == 0) t[m][i] = into, enter[i] = c;  // v as the head of the cycle
    }
  }
  const std::vector<int> small = edmonds(t);
  std::vector<int> result = head;
  for (int i = 1; i < m; ++i) result[outside[i]] = small[i] == m ? leave[i] : outside[small[i]];
  const int broken = enter[small[m]];
  result[broken] = outside[small[m]];
  return result;
}

}  // namespace

std::vector<int> spanning_tree(const float* scores, std::size_t n) {
  std::vector<int> head(n + 1, 0);
  std::size_t roots = 0;
  for (std::size_t d = 1; d <= n; ++d) {
    const float* row = scores + (d - 1) * (n + 1);
    std::size_t best = 0;
    for (std::size_t h = 1; h <= n; ++h) {
      if (h != d && row[h] > row[best]) best = h;
    }
    head[d] = static_cast<int>(best);
    roots += best == 0;
  }
  if (roots != 1 || !find_cycle(head).empty()) {
    std::vector<std::vector<float>> s(n + 1, std::vector<float>(n + 1, kLowest));
    for (std::size_t d = 1; d <= n; ++d) {
      for (std::size_t h = 0; h <= n; ++h) {
        if (h != d) s[d][h] = scores[(d - 1) * (n + 1) + h];
      }
    }
    head = edmonds(s);
    roots = static_cast<std::size_t>(std::count(head.begin() + 1, head.end(), 0));
    if (roots != 1) {
      // One root only: the candidate whose tree scores best. Candidates are the best few by root score, which in practice holds the optimum.
      std::vector<std::size_t> order(n);
      for (std::size_t i = 0; i < n; ++i) order[i] = i + 1;
      std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return s[a][0] > s[b][0]; });
      order.resize(std::min<std::size_t>(order.size(), 4));
      double best = -std::numeric_limits<double>::infinity();
      for (const std::size_t root : order) {
        std::vector<std::vector<float>> only = s;
        for (std::size_t d = 1; d <= n; ++d) {
          if (d != root) only[d][0] = kLowest;
        }
        const std::vector<int> tree = edmonds(only);
        double total = 0;
        for (std::size_t d = 1; d <= n; ++d) total += only[d][static_cast<std::size_t>(tree[d])];
        if (total > best) best = total, head = tree;
      }
    }
  }
  head.erase(head.begin());
  return head;
}

std::vector<int> best_labels(const float* scores, std::size_t n, std::size_t labels) {
  if (n == 0) return {};
  std::vector<float> best(scores, scores + labels), next(labels);
  std::vector<int> back(n * labels, 0);
  for (std::size_t l = 2; l < labels; l += 2) best[l] = kLowest;
  for (std::size_t t = 1; t < n; ++t) {
    int top = 0;
    for (std::size_t l = 1; l < labels; ++l) {
      if (best[l] > best[top]) top = static_cast<int>(l);
    }
    for (std::size_t l = 0; l < labels; ++l) {
      int from = top;
      if (l && l % 2 == 0) from = best[l] > best[l - 1] ? static_cast<int>(l) : static_cast<int>(l - 1);
      back[t * labels + l] = from;
      next[l] = best[from] + scores[t * labels + l];
    }
    best.swap(next);
  }
  std::vector<int> path(n);
  path[n - 1] = static_cast<int>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t t = n - 1; t > 0; --t) path[t - 1] = back[t * labels + path[t]];
  return path;
}

std::string apply_script(std::string_view script, std::string_view form) {
  const std::size_t bar = script.find('|', 2);
  std::string out = script.starts_with("l") ? to_lower(form) : std::string(form);
  if (bar == std::string_view::npos) return out;
  int cut = std::atoi(std::string(script.substr(2, bar - 2)).c_str());
  std::size_t keep = out.size();
  for (; cut > 0 && keep > 0; --cut) {
    do --keep;
    while (keep > 0 && (static_cast<unsigned char>(out[keep]) & 0xC0) == 0x80);
  }
  if (cut > 0) return to_lower(form);
  out.resize(keep);
  out += script.substr(bar + 1);
  return out.empty() ? to_lower(form) : out;
}

}  // namespace dragoman

/* The recurrence of a simple recurrent unit (Lei et al. 2018), forward and backward, for train/network.py.
   u: [T][B][3][D] = candidate, forget (before the sigmoid), reset (before the sigmoid); x: [T][B][D] highway input; lengths per sequence;
   c_t = f c_{t-1} + (1-f) z;  h_t = r tanh(c_t) + (1-r) x.  Directions: the first D/2 channels run forward, the rest backward. */
#include <math.h>
#include <string.h>
static inline float sg(float x) { return 1.f / (1.f + expf(-x)); }
void sru_forward(int T, int B, int D, const int* len, const float* u, const float* x, float* c, float* h) {
  for (int b = 0; b < B; ++b)
    for (int dir = 0; dir < 2; ++dir) {
      const int lo = dir ? D / 2 : 0, hi = dir ? D : D / 2, L = len[b];
      float state[2048]; memset(state, 0, sizeof state);
      for (int s = 0; s < L; ++s) {
        const int t = dir ? L - 1 - s : s; const float* U = u + ((long)t * B + b) * 3 * D; const float* X = x + ((long)t * B + b) * D;
        float *C = c + ((long)t * B + b) * D, *H = h + ((long)t * B + b) * D;
        for (int d = lo; d < hi; ++d) {
          const float f = sg(U[D + d]), r = sg(U[2 * D + d]); const float v = f * state[d] + (1 - f) * U[d];
          state[d] = C[d] = v; H[d] = r * tanhf(v) + (1 - r) * X[d];
        }
      }
    }
}
void sru_backward(int T, int B, int D, const int* len, const float* u, const float* x, const float* c, const float* gh, float* gu, float* gx) {
  for (int b = 0; b < B; ++b)
    for (int dir = 0; dir < 2; ++dir) {
      const int lo = dir ? D / 2 : 0, hi = dir ? D : D / 2, L = len[b];
      float gc[2048]; memset(gc, 0, sizeof gc);
      for (int s = L - 1; s >= 0; --s) {
        const int t = dir ? L - 1 - s : s, p = dir ? t + 1 : t - 1; const long at = (long)t * B + b;
        const float *U = u + at * 3 * D, *X = x + at * D, *C = c + at * D, *G = gh + at * D; float *GU = gu + at * 3 * D, *GX = gx + at * D;
        const float* P = s > 0 ? c + ((long)p * B + b) * D : 0;
        for (int d = lo; d < hi; ++d) {
          const float f = sg(U[D + d]), r = sg(U[2 * D + d]), th = tanhf(C[d]), g = G[d], before = P ? P[d] : 0.f;
          GX[d] = g * (1 - r); GU[2 * D + d] = g * (th - X[d]) * r * (1 - r);
          const float v = gc[d] + g * r * (1 - th * th);
          GU[d] = v * (1 - f); GU[D + d] = v * (before - U[d]) * f * (1 - f); gc[d] = v * f;
        }
      }
    }
}

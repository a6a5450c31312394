/** What the button and the empty panel say. The chat brings its own texts when it is opened. */
export const texts = {
  name: 'Trợ lý Đề án 06',
  open: 'Hỏi trợ lý',
  opensNewTab: '(mở trong thẻ mới)',
  close: 'Đóng',
  loading: 'Đang mở khung hỏi đáp…',
  failed: 'Chưa mở được khung hỏi đáp. Hãy kiểm tra mạng rồi thử lại, hoặc dùng trang hỏi đáp.',
  retry: 'Thử lại',
  page: 'Mở trang hỏi đáp',
} as const;

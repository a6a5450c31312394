/** Every text that a citizen reads or hears, except what the server sends. */
export const texts = {
  title: 'Trợ lý Đề án 06',
  subtitle: 'Hướng dẫn thủ tục hành chính và dịch vụ công trực tuyến',
  skipToQuestion: 'Đến ô nhập câu hỏi',

  greeting: (locality: string | null) => `Xin chào! Đây là trợ lý hỏi đáp của ${locality ?? 'Đề án 06'}.`,
  abilities:
    'Trợ lý hướng dẫn hồ sơ, lệ phí, thời hạn và nơi nộp của các thủ tục về căn cước, VNeID, hộ tịch, cư trú, ' +
    'an sinh xã hội và việc triển khai Đề án 06; bạn gõ không dấu cũng được.',
  privacy:
    'Không nhập số căn cước, số tài khoản, mật khẩu hay mã OTP; trợ lý không cần những thông tin này.',
  mostAsked: 'Nhiều người hỏi',

  transcript: 'Cuộc trò chuyện',
  youAsked: 'Bạn hỏi:',
  answered: 'Trợ lý trả lời',
  searching: 'Đang tìm câu trả lời…',
  sources: (count: number) => `Văn bản và nguồn đã kiểm (${count})`,
  verifiedOn: (date: string) => `Đã kiểm ngày ${date}`,
  askNext: 'Bạn có thể hỏi tiếp',
  chooseOne: 'Chọn một ý gần với câu hỏi của bạn',
  opensNewTab: ' (mở trong thẻ mới)',
  table: (number: number) => `Bảng ${number}, cuộn ngang để xem hết`,

  questionLabel: 'Câu hỏi của bạn',
  questionPlaceholder: 'Nhập câu hỏi của bạn',
  questionHint: 'Enter để gửi, Shift + Enter để xuống dòng',
  send: 'Gửi',
  remaining: (count: number) =>
    count > 0 ? `Còn ${count} ký tự` : count === 0 ? 'Đã đủ 1.000 ký tự' : `Dài quá ${-count} ký tự, hãy rút ngắn`,

  failed: 'Câu hỏi chưa gửi được',
  questionKept: 'Câu hỏi của bạn vẫn được giữ ở đây.',
  interrupted: 'Trang đã tải lại trước khi có câu trả lời.',
  resend: 'Gửi lại',
  edit: 'Sửa câu hỏi',

  restoring: 'Đang mở lại cuộc trò chuyện trước…',
  historyExpired: 'Cuộc trò chuyện trước đã hết hạn lưu. Bạn có thể bắt đầu câu hỏi mới.',
  historyFailed: 'Chưa mở lại được cuộc trò chuyện trước.',
  retryHistory: 'Thử mở lại',
  unknownLocality: 'Không tìm thấy địa phương trong đường dẫn, nên trợ lý trả lời theo quy định chung cả nước.',

  clear: 'Xóa cuộc trò chuyện',
  clearQuestion: 'Xóa cuộc trò chuyện khỏi thiết bị này? Bạn sẽ không xem lại được.',
  clearYes: 'Xóa',
  clearNo: 'Giữ lại',
  cleared: 'Đã xóa cuộc trò chuyện.',

  rate: 'Câu trả lời này có giúp được bạn không?',
  scores: ['Rất không hài lòng', 'Không hài lòng', 'Bình thường', 'Hài lòng', 'Rất hài lòng'],
  comment: 'Góp ý thêm (không bắt buộc)',
  sendComment: 'Gửi góp ý',
  ratingSaving: 'Đang gửi…',
  ratingSaved: 'Đã ghi nhận, cảm ơn bạn.',
  ratingFailed: 'Chưa gửi được đánh giá.',

  leaveTitle: 'Để lại câu hỏi cho cán bộ',
  leaveText: 'Câu hỏi của bạn',
  leaveMasked: 'Số căn cước, số điện thoại, số tài khoản viết trong câu hỏi sẽ bị che.',
  leaveName: 'Họ tên (không bắt buộc)',
  leavePhone: 'Số điện thoại để cán bộ gọi lại (không bắt buộc)',
  leaveSend: 'Gửi câu hỏi',
  leaveCancel: 'Thôi',
  leaveSending: 'Đang gửi…',
  leaveFailed: 'Chưa gửi được câu hỏi.',
  leftTitle: 'Câu hỏi đã gửi cán bộ',
  leftDone: (code: string) => `Đã gửi câu hỏi cho cán bộ. Mã của bạn là ${code}.`,
  leftCode: 'Mã xem câu trả lời:',
  leftKeep: 'Câu trả lời sẽ hiện ở đây. Đóng trang rồi thì xem bằng mã tại',
  leftPage: 'trang xem câu trả lời',
  leftState: (state: string) => `Trạng thái: ${state}.`,
  leftKeptUntil: (date: string) => `Tự xóa ngày ${date}.`,
  leftAnswer: (date: string) => `Cán bộ trả lời ngày ${date}`,
  leftAnswered: 'Cán bộ đã trả lời câu hỏi của bạn',

  errorNetwork: 'Không kết nối được máy chủ. Hãy kiểm tra mạng rồi thử lại.',
  errorTimeout: 'Máy chủ trả lời quá lâu. Hãy thử lại sau ít phút.',
  errorBusy: 'Bạn đang gửi quá nhanh. Hãy chờ một lát rồi thử lại.',
  errorServer: 'Hệ thống đang gặp sự cố. Hãy thử lại sau ít phút.',
  errorRefused: 'Hệ thống không nhận yêu cầu này.',
} as const;

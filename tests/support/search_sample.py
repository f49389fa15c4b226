"""Six short lessons in the words of the real ones, so that ranking and keyboard can be tried whatever the guides say today."""

from __future__ import annotations

from generator.site.searchable import Searchable

SAMPLE = (
    Searchable(
        103,
        "Kích hoạt tài khoản VNeID mức 2",
        "Mở khóa tài khoản định danh trên điện thoại của mình, sau khi Công an đã duyệt.",
        "VNeID",
        ("kich hoat vneid", "kích hoạt định danh", "dinh danh muc 2", "cccd dien tu"),
        (
            "Mở Tin nhắn, tìm tin báo hồ sơ đã được duyệt.",
            "Gõ số định danh và số điện thoại, bấm Gửi yêu cầu.",
            "Đặt mật khẩu mới.",
            "Không đọc mã OTP cho ai.",
            "Chưa có tin thì bác hỏi Công an xã, hoặc gọi tổng đài.",
            "Điện thoại có mạng, pin còn trên 30%.",
        ),
    ),
    Searchable(
        201,
        "Xem Sổ sức khỏe điện tử trên VNeID",
        "Mở sổ sức khỏe trong điện thoại để xem lần khám, đơn thuốc và kết quả.",
        "Sức khỏe",
        ("so suc khoe", "ho so suc khoe", "đi khám bệnh", "bao hiem y te"),
        (
            "Bấm Sổ sức khỏe điện tử.",
            "Gõ passcode 6 số.",
            "Đem theo thẻ căn cước.",
            "Bác sĩ xem được đơn thuốc cũ.",
            "Quên mật khẩu thì đặt lại.",
        ),
    ),
    Searchable(
        502,
        "Quét mã QR để trả tiền",
        "Quét mã của cửa hàng, đọc tên người nhận rồi mới bấm chuyển.",
        "Thanh toán số",
        ("quet ma", "ma qr", "chuyen khoan"),
        (
            "Bấm Quét QR trong ứng dụng ngân hàng.",
            "Đọc tên người nhận.",
            "Mã dán đè là mã giả, của kẻ lừa đảo.",
            "Mua hàng ở chợ cũng quét được.",
        ),
    ),
    Searchable(
        601,
        "Mua hàng trên mạng cho an toàn",
        "Chọn đúng cửa hàng, nhận hàng rồi mới trả tiền.",
        "Mua bán trên mạng",
        ("mua hang", "mua hang online", "shopee"),
        (
            "Gõ tên món hàng vào ô tìm.",
            "Chọn trả tiền khi nhận hàng.",
            "Người gọi báo phí giao hàng là giả danh.",
            "Gia đình nên xem cùng, đừng vội.",
        ),
    ),
    Searchable(
        701,
        "Nhận biết cuộc gọi giả danh công an",
        "Nghe máy mà thấy bị dọa hoặc bị giục chuyển tiền thì tắt máy ngay.",
        "An toàn trên mạng",
        ("lua dao", "cong an goi", "gia danh"),
        ("Tắt máy.", "Gọi lại số của Công an xã.", "Công an không làm việc qua điện thoại.", "Không đọc mã OTP cho ai."),
    ),
    Searchable(
        801,
        "Hỏi trí tuệ nhân tạo cho đúng và an toàn",
        "Hỏi A.I. một việc, rồi kiểm tra lại câu trả lời.",
        "Trí tuệ nhân tạo",
        ("tri tue nhan tao", "ai", "chatgpt"),
        (
            "Gõ câu hỏi ngắn.",
            "Hỏi lại người biết việc.",
            "Không đưa số căn cước cho máy.",
            "Bệnh thì hỏi bác sĩ.",
            "Có wi-fi thì đỡ tốn tiền.",
        ),
    ),
)

// Starts the app: Trunk names the built files on this script's tag, since an inline script would need a weaker policy.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;

try {
  const app = await import(new URL(js, document.baseURI));
  await app.default({ module_or_path: new URL(wasm, document.baseURI) });
} catch (error) {
  const message = document.getElementById("boot");
  if (message) {
    message.setAttribute("role", "alert");
    message.textContent =
      "Không mở được Bình Yên trên trình duyệt này. Dữ liệu đã lưu vẫn còn nguyên. Hãy tải lại trang; nếu vẫn vậy, hãy cập nhật trình duyệt. " +
      `The app could not start; stored data is untouched. (${error})`;
  }
  throw error;
}

// Copies a text of this page. Without this script the text can be selected by hand; SITE stands for
// the address of this site and is written by hand, too.
const status = document.getElementById('copy-status');
for (const field of document.querySelectorAll('[data-site]')) {
  field.value = field.value.replace('SITE', location.origin);
}
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = status.dataset.done;
    } catch {
      status.textContent = status.dataset.manual;
    }
  });
}

/** A box to tick before what cannot be undone by pressing the wrong button. */
export function Confirm({ label, error }: { label: string; error?: string }) {
  return (
    <div class={error ? "field field-wrong" : "field"}>
      {error && <p class="field-error" id="confirm-error">{error}</p>}
      <div class="choice">
        <input
          type="checkbox"
          id="confirm"
          name="confirm"
          value="yes"
          required
          aria-describedby={error ? "confirm-error" : undefined}
          aria-invalid={error ? "true" : undefined}
        />
        <label for="confirm">{label}</label>
      </div>
    </div>
  );
}

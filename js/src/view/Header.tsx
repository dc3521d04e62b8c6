import { Mark } from "./icons";
import { useScene } from "./scene";

/** Name, skill, connection and credits. */
export function Header() {
  const { traits, strings, act } = useScene();
  const words = strings.value;
  const status = traits.status.value;
  const skill = traits.skill.value;
  const credits = traits.credits.value;
  const resting = status === "ready" || status === "failed";
  const place = traits.place.value === "local" ? words.onThisMachine : traits.place.value;
  return (
    <header class="nemo-header">
      <span class="nemo-name">
        <Mark />
        <b>Nemo Studio</b>
      </span>
      {traits.skills.value.length > 1 && (
        <select
          class="nemo-skill"
          aria-label={words.skill}
          disabled={!resting}
          value={skill.slug ?? ""}
          onChange={(event) => act("skill", { slug: event.currentTarget.value })}
        >
          {traits.skills.value.map(({ slug, title }) => (
            <option key={slug} value={slug}>
              {title}
            </option>
          ))}
        </select>
      )}
      <span class="nemo-space" />
      {credits.available !== undefined && (
        <button
          type="button"
          class="nemo-credits"
          title={words.creditsTitle(
            String(credits.available),
            String(credits.frozen ?? 0),
            String(credits.total ?? credits.available),
          )}
          onClick={() => act("credits")}
        >
          {words.credits(String(credits.available))}
        </button>
      )}
      <span class="nemo-pill" role="status">
        <i class="nemo-dot" />
        {words.status[status]}
        <span class="nemo-place">{place}</span>
      </span>
      {status === "failed" && (
        <button type="button" class="nemo-button" onClick={() => act("connect")}>
          {words.retry}
        </button>
      )}
    </header>
  );
}

// What one model has, whatever number of views show it: its traits, its channel, its uploads, its video.

import type { AnyModel } from "@anywidget/types";
import type { Signal } from "@preact/signals";
import { Channel } from "./channel";
import { follow, type PlayerState } from "./player";
import { mirror, type Traits, type TraitSignals } from "./traits";
import { Uploads } from "./uploads";

export interface Room {
  traits: TraitSignals;
  channel: Channel;
  uploads: Uploads;
  player: Signal<PlayerState>;
}

interface Held {
  room: Room;
  holders: number;
  controller: AbortController;
}

// Hosts wrap a model anew for `initialize` and for each `render`, so rooms are found by the model's own key.
const rooms = new Map<string, Held>();

/** Enter the model's room, opening it for the first; the last to leave closes it. */
export function enter(model: AnyModel<Traits>): { room: Room; leave: () => void } {
  const key = model.get("uid") ?? "";
  const held = rooms.get(key) ?? open(model);
  rooms.set(key, held);
  held.holders += 1;
  let here = true;
  const leave = () => {
    if (!here) return;
    here = false;
    held.holders -= 1;
    if (held.holders === 0) {
      rooms.delete(key);
      held.controller.abort();
    }
  };
  return { room: held.room, leave };
}

function open(model: AnyModel<Traits>): Held {
  const controller = new AbortController();
  const { signal } = controller;
  const traits = mirror(model, signal);
  const channel = new Channel(model, signal);
  const room: Room = {
    traits,
    channel,
    uploads: new Uploads(channel, signal),
    player: follow(traits.video, channel, signal),
  };
  return { room, holders: 0, controller };
}

// The widget's entry: `initialize` holds the model's room, `render` only builds DOM in it.

import type { AnyModel } from "@anywidget/types";
import { h, render as mount } from "preact";
import { enter } from "./room";
import type { Traits } from "./traits";
import { Studio } from "./view/Studio";

interface Given {
  model: AnyModel<Traits>;
}

export default {
  initialize({ model }: Given): () => void {
    return enter(model).leave;
  },

  render({ model, el }: Given & { el: HTMLElement }): () => void {
    const { room, leave } = enter(model);
    mount(h(Studio, { room }), el);
    return () => {
      mount(null, el);
      leave();
    };
  },
};

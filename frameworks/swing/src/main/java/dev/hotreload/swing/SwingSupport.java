package dev.hotreload.swing;

import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;

/** Has every window of AWT and Swing laid out and drawn anew when classes have changed. */
public final class SwingSupport implements FrameworkSupport {

    /** Called by the runtime. */
    public SwingSupport() {}

    @Override
    public String name() {
        return "Swing";
    }

    @Override
    public void follow(Changes changes, Following following) {
        if (!changes.types().isEmpty()) {
            Windows.refresh(following);
        }
    }
}

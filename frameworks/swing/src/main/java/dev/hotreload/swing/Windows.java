package dev.hotreload.swing;

import dev.hotreload.spi.Following;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.util.List;
import java.util.stream.Stream;

/** The windows of the program. */
final class Windows {

    private Windows() {}

    /**
     * Has the event dispatch thread lay them out and draw them. Nobody waits for it: it may be at a breakpoint, or busy
     * with what waits for the reload.
     *
     * <p>Components keep their look and feel and all that was set in them. What a component remembers of its size is
     * forgotten, because changed code may want another one.
     */
    static void refresh(Following following) {
        // First of all: without a display, asking for windows may fail, or load libraries that the system does not
        // have.
        if (GraphicsEnvironment.isHeadless()) {
            return;
        }
        List<Window> windows =
                Stream.of(Window.getWindows()).filter(Window::isDisplayable).toList();
        if (!windows.isEmpty()) {
            EventQueue.invokeLater(() -> windows.forEach(Windows::refresh));
            following.changed(windows.size() == 1 ? "1 window" : windows.size() + " windows");
        }
    }

    private static void refresh(Window window) {
        invalidate(window);
        window.validate();
        window.repaint();
    }

    /** The innermost first: an invalid component has those around it invalid, too, as far as they care. */
    private static void invalidate(Component component) {
        if (component instanceof Container container) {
            for (Component part : container.getComponents()) {
                invalidate(part);
            }
        }
        component.invalidate();
    }
}

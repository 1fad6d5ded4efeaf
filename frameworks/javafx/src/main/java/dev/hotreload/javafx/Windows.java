package dev.hotreload.javafx;

import dev.hotreload.spi.Following;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Window;

/** The windows of the program. */
final class Windows {

    private Windows() {}

    /**
     * Has the application thread of JavaFX look after them. Nobody waits for it: it may be at a breakpoint, or busy
     * with what waits for the reload.
     *
     * @param styleSheets files that changed
     */
    static void refresh(Set<String> styleSheets, Following following) {
        List<Window> windows = following.objects(Window.class).stream()
                .filter(Window::isShowing)
                .toList();
        if (windows.isEmpty()) {
            return;
        }
        Platform.runLater(() -> {
            for (Window window : windows) {
                if (window.getScene() != null) {
                    readAgain(window.getScene().getStylesheets(), styleSheets);
                    refresh(window.getScene().getRoot(), styleSheets);
                }
            }
        });
        following.changed(windows.size() == 1 ? "1 window" : windows.size() + " windows");
    }

    /** What a parent remembers of sizes is forgotten, because changed code may want others. */
    private static void refresh(Parent parent, Set<String> styleSheets) {
        readAgain(parent.getStylesheets(), styleSheets);
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Parent inner) {
                refresh(inner, styleSheets);
            }
        }
        parent.requestLayout();
    }

    /** JavaFX keeps what it has read of a style sheet until nobody has that any more. */
    private static void readAgain(ObservableList<String> used, Set<String> changed) {
        if (used.stream().anyMatch(address -> changed.stream().anyMatch(file -> address.endsWith(file)))) {
            List<String> same = new ArrayList<>(used);
            used.clear();
            used.addAll(same);
        }
    }
}

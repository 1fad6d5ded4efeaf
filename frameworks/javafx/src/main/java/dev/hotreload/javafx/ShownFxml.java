package dev.hotreload.javafx;

import dev.hotreload.spi.Following;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * What windows show of FXML files. JavaFX forgets who has loaded a node; here the node itself keeps its loader, for as
 * long as it is there.
 */
final class ShownFxml {
    private static final String KEY = "dev.hotreload.fxml";

    /** Those that have not loaded yet, as far as is known; one that never does goes when there are many newer ones. */
    private static final Deque<FXMLLoader> OPEN = new ArrayDeque<>();

    private static final int MOST = 256;

    private ShownFxml() {}

    /** Called by any thread, in the constructor of a loader. */
    static void made(Object loader) {
        synchronized (OPEN) {
            if (Platform.isFxApplicationThread()) {
                keep();
            }
            if (loader instanceof FXMLLoader open && !OPEN.contains(open)) {
                OPEN.addLast(open);
            }
            if (OPEN.size() > MOST) {
                OPEN.removeFirst();
            }
        }
    }

    /** Nodes in windows belong to the application thread, so nobody else may do this. */
    private static void keep() {
        OPEN.removeIf(loader -> {
            boolean hasLoaded = loader.getLocation() != null && loader.getRoot() instanceof Node;
            if (hasLoaded) {
                ((Node) loader.getRoot()).getProperties().put(KEY, new LoadedFxml(loader));
            }
            return hasLoaded;
        });
    }

    /**
     * Loads files again that changed, or whose controllers did, and puts what they show in the place of what they
     * showed.
     *
     * @param files that changed, below the modules' directories
     * @param controllers classes of which {@code @FXML} marks other members by now
     */
    static void follow(Set<String> files, Set<Class<?>> controllers, Following following) throws InterruptedException {
        CompletableFuture<List<Outcome>> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(onApplicationThread(following.objects(Window.class), files, controllers));
            } catch (RuntimeException | LinkageError e) {
                done.completeExceptionally(e);
            }
        });
        try {
            tell(done.get(2, TimeUnit.SECONDS), files, following);
        } catch (TimeoutException e) {
            following.note("the application thread is busy; FXML is loaded again as soon as it is not");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** What became of one file; the problem is empty if there is none. */
    private record Outcome(String address, String problem) {}

    private static List<Outcome> onApplicationThread(
            List<Window> windows, Set<String> files, Set<Class<?>> controllers) {
        synchronized (OPEN) {
            keep();
        }
        List<Node> shown = new ArrayList<>();
        for (Window window : windows) {
            if (window.getScene() != null) {
                collect(window.getScene().getRoot(), files, controllers, shown);
            }
        }
        List<Outcome> outcomes = new ArrayList<>();
        shown.forEach(node -> outcomes.add(again(node)));
        return outcomes;
    }

    /** The outermost ones: what a file includes is loaded with it. */
    private static void collect(Node node, Set<String> files, Set<Class<?>> controllers, List<Node> found) {
        LoadedFxml fxml = loaded(node);
        if (fxml != null
                && (files.stream().anyMatch(file -> fxml.address().endsWith("/" + file))
                        || controllers.contains(fxml.controllerType()))) {
            found.add(node);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, files, controllers, found));
        }
    }

    private static @Nullable LoadedFxml loaded(Node node) {
        return node.hasProperties() && node.getProperties().get(KEY) instanceof LoadedFxml fxml ? fxml : null;
    }

    private static Outcome again(Node node) {
        LoadedFxml fxml = Objects.requireNonNull(loaded(node));
        try {
            Node now = fxml.again();
            synchronized (OPEN) {
                keep();
            }
            return new Outcome(
                    fxml.address(),
                    Places.replace(node, now) ? "" : "nothing can take its place in " + node.getParent());
        } catch (IOException | RuntimeException e) {
            return new Outcome(fxml.address(), String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        }
    }

    private static void tell(List<Outcome> outcomes, Set<String> files, Following following) {
        for (Outcome outcome : outcomes) {
            String name = outcome.address().substring(outcome.address().lastIndexOf('/') + 1);
            if (outcome.problem().isEmpty()) {
                following.changed(name);
            } else {
                following.note(name + " stays on the screen as it was loaded (" + outcome.problem() + ")");
            }
        }
        for (String file : files) {
            if (outcomes.stream().noneMatch(outcome -> outcome.address().endsWith("/" + file))) {
                following.note(file + " is in no window as far as is known; what was loaded from it stays as it was");
            }
        }
    }
}

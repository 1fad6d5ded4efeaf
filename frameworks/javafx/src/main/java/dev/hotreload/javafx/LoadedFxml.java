package dev.hotreload.javafx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One FXML file that has been loaded, and loads again for the controller that lives. Used by JavaFX's application
 * thread.
 */
final class LoadedFxml {
    private final FXMLLoader loader;

    LoadedFxml(FXMLLoader loader) {
        this.loader = loader;
    }

    /** The file's address. */
    String address() {
        return loader.getLocation().toExternalForm();
    }

    /** The class of its controller. */
    @Nullable
    Class<?> controllerType() {
        Object controller = loader.getController();
        return controller == null ? null : controller.getClass();
    }

    /**
     * Loads the file as it is now, and returns its root. The controller stays the same object: what {@code @FXML} marks
     * in it is assigned anew, and its {@code initialize} is called again.
     *
     * @throws IOException if the file is gone or has a mistake
     */
    Node again() throws IOException {
        String text;
        try (InputStream in = loader.getLocation().openStream()) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (text.contains("<fx:root")) {
            throw new IOException("its root is an object of the program's own");
        }
        FXMLLoader next = new FXMLLoader(
                loader.getLocation(), loader.getResources(), loader.getBuilderFactory(), null, loader.getCharset());
        next.setClassLoader(loader.getClassLoader());
        Object controller = loader.getController();
        if (text.contains("fx:controller")) {
            next.setControllerFactory(controllers(controller));
        } else if (controller != null) {
            next.setController(controller);
        }
        Node root = next.load();
        next.setControllerFactory(loader.getControllerFactory());
        return root;
    }

    /** The live one for its class; others, of files that are included, as they were made at first. */
    private Callback<Class<?>, Object> controllers(@Nullable Object live) {
        @Nullable Callback<Class<?>, Object> first = loader.getControllerFactory();
        return type -> {
            if (live != null && type == live.getClass()) {
                return live;
            }
            if (first != null) {
                return first.call(type);
            }
            try {
                return type.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(e);
            }
        };
    }
}

package dev.hotreload.javafx;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;

/** Where nodes are, and how another one takes the place of one. */
final class Places {

    private Places() {}

    /** Returns whether it has: not every control tells what it shows. */
    static boolean replace(Node old, Node now) {
        if (old.getScene() != null && old.getScene().getRoot() == old && now instanceof Parent root) {
            old.getScene().setRoot(root);
            return true;
        }
        Parent parent = old.getParent();
        if (old.hasProperties()) {
            // Where a pane is to put it, among others; what the file says by now counts.
            old.getProperties().forEach(now.getProperties()::putIfAbsent);
        }
        if (parent instanceof BorderPane border) {
            return replace(border, old, now);
        } else if (parent instanceof Pane pane) {
            pane.getChildren().set(pane.getChildren().indexOf(old), now);
            return true;
        } else if (parent instanceof Group group) {
            group.getChildren().set(group.getChildren().indexOf(old), now);
            return true;
        }
        return false;
    }

    private static boolean replace(BorderPane border, Node old, Node now) {
        if (border.getCenter() == old) {
            border.setCenter(now);
        } else if (border.getTop() == old) {
            border.setTop(now);
        } else if (border.getBottom() == old) {
            border.setBottom(now);
        } else if (border.getLeft() == old) {
            border.setLeft(now);
        } else if (border.getRight() == old) {
            border.setRight(now);
        } else {
            return false;
        }
        return true;
    }
}

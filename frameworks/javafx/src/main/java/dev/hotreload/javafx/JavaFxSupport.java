package dev.hotreload.javafx;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Member;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.lang.reflect.AccessibleObject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has the windows of JavaFX laid out anew when classes have changed, and changed style sheets read again.
 *
 * <p>What FXML has been loaded into a scene has no way back to its file: JavaFX forgets the loader. A note says so.
 *
 * <p>Made before JavaFX is loaded, so this class itself needs nothing of JavaFX.
 */
public final class JavaFxSupport implements FrameworkSupport {

    private static final String FXML = "javafx.fxml.FXML";

    /** Called by the runtime. */
    public JavaFxSupport() {}

    @Override
    public String name() {
        return "JavaFX";
    }

    /** Every program with windows makes some: so one that has none never has JavaFX loaded for the question. */
    @Override
    public Set<String> objects() {
        return Set.of("javafx.stage.Window");
    }

    @Override
    public void follow(Changes changes, Following following) {
        if (following.objects(Object.class).isEmpty()) {
            return;
        }
        Set<String> styleSheets = changes.resources().stream()
                .filter(resource -> resource.endsWith(".css"))
                .collect(Collectors.toSet());
        if (!changes.types().isEmpty() || !styleSheets.isEmpty()) {
            Windows.refresh(styleSheets, following);
        }
        tellFxml(changes, following);
    }

    private static void tellFxml(Changes changes, Following following) {
        changes.resources().stream()
                .filter(resource -> resource.endsWith(".fxml"))
                .sorted()
                .forEach(resource -> following.note(
                        resource + " stays on the screen as it was loaded; load it again, or restart, to apply it"));
        changes.types().stream()
                .filter(type -> type.kind() == ChangedType.Kind.CHANGED
                        && type.live() != null
                        && (type.annotations().contains(FXML) || hasMarked(type.added(), type.live())))
                .map(type -> type.name().substring(type.name().lastIndexOf('.') + 1))
                .sorted()
                .forEach(name -> following.note("what @FXML marks in " + name
                        + " is set when its FXML is loaded; load it again, or restart, to apply it"));
    }

    private static boolean hasMarked(Set<Member> added, Class<?> type) {
        Set<String> names = added.stream().map(Member::name).collect(Collectors.toSet());
        return Stream.of(type.getDeclaredFields()).anyMatch(field -> names.contains(field.getName()) && isMarked(field))
                || Stream.of(type.getDeclaredMethods())
                        .anyMatch(method -> names.contains(method.getName()) && isMarked(method));
    }

    private static boolean isMarked(AccessibleObject member) {
        return Stream.of(member.getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getName().equals(FXML));
    }
}

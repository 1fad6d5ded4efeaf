package dev.hotreload.javafx;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Member;
import dev.hotreload.spi.Changes;
import dev.hotreload.spi.Following;
import dev.hotreload.spi.FrameworkSupport;
import java.lang.reflect.AccessibleObject;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has the windows of JavaFX laid out anew when classes have changed, changed style sheets read again, and changed FXML
 * loaded again.
 *
 * <p>Made before JavaFX is loaded, so this class itself needs nothing of JavaFX.
 */
public final class JavaFxSupport implements FrameworkSupport {

    private static final String FXML = "javafx.fxml.FXML";
    private static final String LOADER = "javafx.fxml.FXMLLoader";

    /** Called by the runtime. */
    public JavaFxSupport() {}

    @Override
    public String name() {
        return "JavaFX";
    }

    /** Every program with windows makes some: so one that has none never has JavaFX loaded for the question. */
    @Override
    public Set<String> objects() {
        return Set.of("javafx.stage.Window", LOADER);
    }

    @Override
    public void made(Object made) {
        if (isLoader(made)) {
            ShownFxml.made(made);
        }
    }

    @Override
    public void follow(Changes changes, Following following) throws InterruptedException {
        if (following.objects(Object.class).isEmpty()) {
            return;
        }
        Set<String> styleSheets = changes.resources().stream()
                .filter(resource -> resource.endsWith(".css"))
                .collect(Collectors.toSet());
        if (!changes.types().isEmpty() || !styleSheets.isEmpty()) {
            Windows.refresh(styleSheets, following);
        }
        followFxml(changes, following);
    }

    private static void followFxml(Changes changes, Following following) throws InterruptedException {
        Set<String> files = changes.resources().stream()
                .filter(resource -> resource.endsWith(".fxml"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Class<?>> controllers = new HashSet<>();
        for (ChangedType type : changes.types()) {
            Class<?> live = type.live();
            if (type.kind() == ChangedType.Kind.CHANGED
                    && live != null
                    && (type.annotations().contains(FXML) || hasMarked(type.added(), live))) {
                controllers.add(live);
            }
        }
        if ((!files.isEmpty() || !controllers.isEmpty())
                && following.objects(Object.class).stream().anyMatch(JavaFxSupport::isLoader)) {
            ShownFxml.follow(files, controllers, following);
        }
    }

    private static boolean isLoader(Object object) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(LOADER)) {
                return true;
            }
        }
        return false;
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

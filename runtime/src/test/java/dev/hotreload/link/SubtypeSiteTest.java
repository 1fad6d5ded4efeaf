package dev.hotreload.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.boot.CallSiteKind;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubtypeSiteTest {
    private final ScriptedMembers members = new ScriptedMembers();
    private final MethodHandle isList = new SubtypeSite(members.members(), List.class).dynamicInvoker();

    private boolean isList(@Nullable Object object) throws Throwable {
        return (boolean) isList.invokeExact(object);
    }

    @Test
    void theClassOfTheObjectDecides() throws Throwable {
        for (int round = 0; round < 3; round++) {
            assertThat(isList(new ArrayList<>())).isTrue();
            assertThat(isList("text")).isFalse();
            assertThat(isList(new CopyOnWriteArrayList<>())).isTrue();
            assertThat(isList(new int[0])).isFalse();
        }
        assertThat(members.linkings()).isEqualTo(4);
    }

    @Test
    void nullIsOfNoTypeAndNothingIsLearnedOfIt() throws Throwable {
        assertThat(isList(null)).isFalse();
        assertThat(isList(new ArrayList<>())).isTrue();
        assertThat(isList(null)).isFalse();
        assertThat(members.linkings()).isEqualTo(1);
    }

    /** The JVM itself decides for those that come too late. */
    @Test
    void ofManyClassesTheFirstAreRemembered() throws Throwable {
        Object[] objects = {
            "", 1, 2L, 'c', 1.0, 1f, true, (byte) 1, (short) 1, new ArrayList<>(), new TreeSet<>(), new TreeMap<>()
        };
        for (int round = 0; round < 3; round++) {
            for (Object object : objects) {
                assertThat(isList(object)).isEqualTo(object instanceof ArrayList);
            }
        }
        assertThat(members.linkings()).isEqualTo(9);
    }

    @Test
    void whenClassesGetOtherSupertypesAllAreAskedForAgain() throws Throwable {
        isList("text");
        isList(new ArrayList<>());
        members.change(CallSiteKind.INSTANCE_OF.name());

        assertThat(isList("text")).isFalse();
        assertThat(isList(new ArrayList<>())).isTrue();
        assertThat(members.linkings()).isEqualTo(4);
    }
}

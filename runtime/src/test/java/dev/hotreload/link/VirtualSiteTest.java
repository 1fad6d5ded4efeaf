package dev.hotreload.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VirtualSiteTest {
    private final ScriptedMembers members = new ScriptedMembers();
    private final List<Class<?>> asked = new ArrayList<>();
    private String suffix = "";
    private final MethodHandle call = new VirtualSite(
                    members.members(),
                    "name",
                    "()Ljava/lang/String;",
                    MethodType.methodType(String.class, Object.class),
                    this::select)
            .dynamicInvoker();

    private MethodHandle select(Class<?> receiver) throws ReflectiveOperationException {
        asked.add(receiver);
        if (receiver == Thread.class) {
            throw new NoSuchMethodException("java.lang.Thread.name()");
        } else if (receiver == Random.class) {
            throw new AbstractMethodError("java.util.Random.name()");
        }
        return MethodHandles.dropArguments(
                MethodHandles.constant(String.class, receiver.getSimpleName() + suffix), 0, Object.class);
    }

    private String name(@Nullable Object receiver) throws Throwable {
        return (String) call.invokeExact(receiver);
    }

    @Test
    void theReceiversClassSelects() throws Throwable {
        assertThat(name("text")).isEqualTo("String");
        assertThat(name(1)).isEqualTo("Integer");
        assertThat(name("text")).isEqualTo("String");
    }

    @Test
    void eachClassIsAskedForOnce() throws Throwable {
        for (int i = 0; i < 3; i++) {
            name("text");
            name(1);
        }

        assertThat(asked).containsExactly(String.class, Integer.class);
    }

    @Test
    void aSubclassIsAnotherClass() throws Throwable {
        assertThat(name(new TreeMap<>())).isEqualTo("TreeMap");
        assertThat(name(new TreeMap<>() {
                    private static final long serialVersionUID = 1;
                }))
                .isEqualTo("");
    }

    @Test
    void howeverManyClassesItMeetsEachGetsItsOwn() throws Throwable {
        Object[] receivers = {"", 1, 2L, 'c', 1.0, 1f, true, (byte) 1, (short) 1, new Object()};
        for (int round = 0; round < 3; round++) {
            for (Object receiver : receivers) {
                assertThat(name(receiver)).isEqualTo(receiver.getClass().getSimpleName());
            }
        }
    }

    @Test
    void afterAChangeOfTheMethodAllAreAskedForAgain() throws Throwable {
        name("text");
        name(1);
        suffix = " of generation 4";
        members.change("name()Ljava/lang/String;");

        assertThat(name("text")).isEqualTo("String of generation 4");
        assertThat(name(1)).isEqualTo("Integer of generation 4");
    }

    @Test
    void onNullItFailsAsACallDoes() {
        assertThatThrownBy(() -> name(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("Cannot invoke \"java.lang.Object.name()\" because its receiver is null");
    }

    @Test
    void aMethodThatIsNotThereFailsForItsReceiversAlone() throws Throwable {
        assertThatThrownBy(() -> name(new Thread()))
                .isInstanceOf(NoSuchMethodError.class)
                .hasMessage("java.lang.Thread.name() (generation 3)");
        assertThat(name("text")).isEqualTo("String");
    }

    @Test
    void anAbstractOnePassesAsItIs() {
        assertThatThrownBy(() -> name(new Random()))
                .isInstanceOf(AbstractMethodError.class)
                .hasMessage("java.util.Random.name()");
    }

    @Test
    void itIsLinkedOnlyWhileNoGenerationBecomesCurrent() throws Throwable {
        name("text");
        name("text");
        name(1);

        assertThat(members.linkings()).isEqualTo(2);
    }
}

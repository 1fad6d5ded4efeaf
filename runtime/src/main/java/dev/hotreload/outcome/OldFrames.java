package dev.hotreload.outcome;

import dev.hotreload.change.ChangedClass;
import dev.hotreload.diff.ClassChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Frames of changed methods that were on the threads' stacks when their generation became current: they finish in their
 * old code.
 *
 * <p>A frame is recognised by its thread, its distance from the bottom of the stack, and its method. A frame that ended
 * and was replaced by a call of the same method from the same place between two looks is taken for the old one; so a
 * line may come late, never too early.
 */
public final class OldFrames {

    /**
     * One old frame.
     *
     * @param depth number of frames below it
     */
    public record OldFrame(Thread thread, int depth, StackTraceElement frame) {
        boolean isStillIn(StackTraceElement[] stack) {
            int index = stack.length - 1 - depth;
            return index >= 0
                    && stack[index].getClassName().equals(frame.getClassName())
                    && stack[index].getMethodName().equals(frame.getMethodName());
        }
    }

    private final List<OldFrame> frames;

    private OldFrames(List<OldFrame> frames) {
        this.frames = frames;
    }

    /** The frames of methods that are about to change. */
    public static OldFrames before(List<ChangedClass> classes) {
        Map<String, Set<String>> changed = new HashMap<>();
        for (ChangedClass type : classes) {
            if (type.isLive()) {
                for (ClassChange change : type.changes()) {
                    if (change instanceof ClassChange.MethodBodyChanged body) {
                        methods(changed, type).add(body.method().name());
                    } else if (change instanceof ClassChange.MethodRemoved removed) {
                        methods(changed, type).add(removed.method().name());
                    }
                }
            }
        }
        List<OldFrame> frames = new ArrayList<>();
        if (!changed.isEmpty()) {
            Thread.getAllStackTraces().forEach((thread, stack) -> {
                for (int i = 0; i < stack.length; i++) {
                    Set<String> methods = changed.get(stack[i].getClassName());
                    if (methods != null && methods.contains(stack[i].getMethodName())) {
                        frames.add(new OldFrame(thread, stack.length - 1 - i, stack[i]));
                    }
                }
            });
        }
        return new OldFrames(frames);
    }

    private static Set<String> methods(Map<String, Set<String>> changed, ChangedClass type) {
        return changed.computeIfAbsent(type.internalName().replace('/', '.'), name -> new HashSet<>());
    }

    /** Looks again; returns the frames that have ended since the last look and forgets them. */
    List<OldFrame> ended() {
        List<OldFrame> ended = new ArrayList<>();
        Map<Thread, StackTraceElement[]> stacks = new HashMap<>();
        for (OldFrame frame : frames) {
            StackTraceElement[] stack = stacks.computeIfAbsent(frame.thread(), Thread::getStackTrace);
            if (!frame.isStillIn(stack)) {
                ended.add(frame);
            }
        }
        frames.removeAll(ended);
        return ended;
    }

    /** Waits for one frame no longer. */
    void forget(OldFrame frame) {
        frames.remove(frame);
    }

    /** The frames that are still there. */
    public List<OldFrame> frames() {
        return List.copyOf(frames);
    }
}

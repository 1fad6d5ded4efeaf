package dev.hotreload.maven.debug.breakpoint;

import dev.hotreload.maven.debug.application.MethodCode;
import java.util.Arrays;

/**
 * Finds the place of a breakpoint in the next version of its method: at the same statement, wherever that stands now.
 *
 * <p>Lines of both versions are aligned as in a textual comparison (longest common subsequence), by their instructions.
 * The place of a statement that was changed or taken out follows from its neighbours'.
 */
final class CodeMap {

    private final MethodCode before;
    private final MethodCode after;

    CodeMap(MethodCode before, MethodCode after) {
        this.before = before;
        this.after = after;
    }

    /** The index in the later version for one in the earlier. */
    long map(long index) {
        // A breakpoint at the very beginning means the method, whatever its first statement is.
        if (index == 0 || after.lines().isEmpty() || before.lines().isEmpty()) {
            return index < after.instructions().length ? index : 0;
        }
        Statements old = new Statements(before);
        Statements now = new Statements(after);
        int statement = old.at(index);
        int[] partners = align(old, now);
        if (partners[statement] >= 0) {
            return now.index(partners[statement]);
        }
        return now.index(between(partners, statement, now.count()));
    }

    /** The statement that took the place of one without a partner. */
    private static int between(int[] partners, int statement, int count) {
        int earlier = statement;
        while (earlier >= 0 && partners[earlier] < 0) {
            earlier--;
        }
        int later = statement;
        while (later < partners.length && partners[later] < 0) {
            later++;
        }
        int first = earlier < 0 ? 0 : partners[earlier] + 1;
        int end = later < partners.length ? partners[later] : count;
        int place = first + (statement - earlier - 1);
        return Math.min(Math.max(Math.min(place, end - 1), Math.min(first, end)), count - 1);
    }

    /** For each statement of the earlier version its partner in the later one, or −1. */
    private static int[] align(Statements old, Statements now) {
        int[][] common = new int[old.count() + 1][now.count() + 1];
        for (int i = old.count() - 1; i >= 0; i--) {
            for (int j = now.count() - 1; j >= 0; j--) {
                common[i][j] = old.digest(i).equals(now.digest(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int[] partners = new int[old.count()];
        Arrays.fill(partners, -1);
        int i = 0;
        int j = 0;
        while (i < old.count() && j < now.count()) {
            if (old.digest(i).equals(now.digest(j))) {
                partners[i++] = j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return partners;
    }
}

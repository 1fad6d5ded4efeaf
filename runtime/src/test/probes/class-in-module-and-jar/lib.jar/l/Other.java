package l;

class Other {
    static int number() {
        return 5;
    }
}

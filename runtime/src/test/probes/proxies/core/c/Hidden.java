package c;

interface Hidden {
    String hidden();
}

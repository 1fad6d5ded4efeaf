@Deprecated
package c;

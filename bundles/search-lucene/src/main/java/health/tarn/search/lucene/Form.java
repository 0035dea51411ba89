package health.tarn.search.lucene;

/**
 * The forms of the terms in the field {@link Fields#TERM}: a byte of form, then parts in UTF-8 with
 * a zero between each two. No part holds a zero, so that a term that ends in one is the prefix of
 * all terms with these parts and of no others.
 */
enum Form {
  /** Parameter, code, system: so a code in any system is a prefix. */
  TOKEN('t'),
  /** Parameter, system: all codes of a system, and whether the parameter has tokens. */
  SYSTEM('s'),
  /** Parameter, folded text, text: so the beginning is a prefix, and the exact text a term. */
  TEXT('x'),
  /** Parameter, target. */
  REFERENCE('r'),
  /** Parameter, URI. */
  URI('u'),
  /** Parameter, word. */
  WORD('w'),
  /** Composite parameter, component, code, system: of any element. */
  COMPONENT('c'),
  /** Type, id of a compartment. */
  COMPARTMENT('m'),
  /** Parameter that has an entry which is no token. */
  PRESENT('p'),
  /** Type of the resource. */
  TYPE('y');

  final byte tag;

  Form(char tag) {
    this.tag = (byte) tag;
  }
}

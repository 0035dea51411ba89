package health.tarn.fhir.search;

import health.tarn.fhir.json.Names;

/** The numbers of the members that values are made of. */
final class Field {

  static final int BOUNDS_PERIOD = number("boundsPeriod");
  static final int CITY = number("city");
  static final int CODE = number("code");
  static final int CODING = number("coding");
  static final int COMPARATOR = number("comparator");
  static final int COUNTRY = number("country");
  static final int CURRENCY = number("currency");
  static final int DATA = number("data");
  static final int DISPLAY = number("display");
  static final int DISTRICT = number("district");
  static final int END = number("end");
  static final int EVENT = number("event");
  static final int FACTOR = number("factor");
  static final int FAMILY = number("family");
  static final int GIVEN = number("given");
  static final int HIGH = number("high");
  static final int ID = number("id");
  static final int IDENTIFIER = number("identifier");
  static final int LATITUDE = number("latitude");
  static final int LINE = number("line");
  static final int LONGITUDE = number("longitude");
  static final int LOW = number("low");
  static final int LOWER_LIMIT = number("lowerLimit");
  static final int ORIGIN = number("origin");
  static final int POSTAL_CODE = number("postalCode");
  static final int PREFIX = number("prefix");
  static final int REFERENCE = number("reference");
  static final int REPEAT = number("repeat");
  static final int RESOURCE_TYPE = number("resourceType");
  static final int START = number("start");
  static final int STATE = number("state");
  static final int SUFFIX = number("suffix");
  static final int SYSTEM = number("system");
  static final int TEXT = number("text");
  static final int TYPE = number("type");
  static final int UNIT = number("unit");
  static final int UPPER_LIMIT = number("upperLimit");
  static final int URL = number("url");
  static final int VALUE = number("value");

  private Field() {}

  /** Returns the number of an element's name. */
  static int number(String name) {
    int number = Names.id(name);
    if (number < 0) {
      throw new IllegalArgumentException("no element of R4 is named " + name);
    }
    return number;
  }
}

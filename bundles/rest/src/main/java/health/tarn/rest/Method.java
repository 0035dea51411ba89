package health.tarn.rest;

/** The methods of HTTP, as far as they are told apart here. */
enum Method {
  GET,
  HEAD,
  POST,
  PUT,
  DELETE,
  OPTIONS,
  /** PATCH and whatever else exists. */
  OTHER;

  static Method of(String name) {
    return switch (name) {
      case "GET" -> GET;
      case "HEAD" -> HEAD;
      case "POST" -> POST;
      case "PUT" -> PUT;
      case "DELETE" -> DELETE;
      case "OPTIONS" -> OPTIONS;
      default -> OTHER;
    };
  }
}

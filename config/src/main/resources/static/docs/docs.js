// Shows the contract that this hub hands out, and lets it be tried against this hub.
SwaggerUIBundle({
  url: "/openapi.yaml",
  dom_id: "#docs",
  deepLinking: true,
  docExpansion: "list",
  // Models are shown with the operations that have them; the list of all would be longer than the rest.
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  // The token is forgotten with the page.
  persistAuthorization: false,
  // Its default asks a server of somebody else's.
  validatorUrl: null,
});

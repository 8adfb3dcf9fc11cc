// What Kratos tells our hooks. request_cookies is left out on purpose: it holds the session.
function(ctx) {
  identity_id: ctx.identity.id,
  email: ctx.identity.traits.email,
  flow_id: ctx.flow.id,
  flow_type: ctx.flow.type,
  // Its host is the tenant's, as our proxy set it in X-Forwarded-Host.
  request_url: ctx.request_url,
  // The zero UUID after a first factor: Kratos has not stored the session yet.
  session_id: if std.objectHas(ctx, 'session') && ctx.session != null then ctx.session.id else null,
  aal: if std.objectHas(ctx, 'session') && ctx.session != null then ctx.session.authenticator_assurance_level else null,
}

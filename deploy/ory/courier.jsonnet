// What Kratos hands us for every mail it wants sent: we put it into our own outbox.
function(ctx) {
  recipient: ctx.recipient,
  template_type: ctx.template_type,
  subject: ctx.subject,
  body: ctx.body,
  message_type: ctx.message_type,
  template_data: if 'template_data' in ctx then ctx.template_data else null,
}

// Starts `garnish lsp` for the editor, which then shows problems, completion and what else the server answers.
const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = () => {
  const command = workspace.getConfiguration('garnish').get('command');
  client = new LanguageClient(
    'garnish',
    'Garnish rules',
    { command, args: ['lsp'] },
    {
      documentSelector: [{ language: 'garnish-rules' }],
      synchronize: { configurationSection: 'garnish' },
    },
  );
  return client.start();
};

exports.deactivate = () => client?.stop();

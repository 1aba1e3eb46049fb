// What liquidjs and Handlebars make of templates.json.
import { readFileSync } from 'node:fs'
import { Liquid } from 'liquidjs'
import Handlebars from 'handlebars'

const liquid = new Liquid()
const engines = {
  liquid: (text, data) => liquid.parseAndRenderSync(text, data),
  handlebars: (text, data) => Handlebars.compile(text)(data)
}
for (const [task, { data, ...texts }] of Object.entries(JSON.parse(readFileSync(process.argv[2])))) {
  for (const [name, render] of Object.entries(engines)) {
    if (texts[name]) {
      let made
      try {
        made = JSON.stringify(render(texts[name], data))
      } catch (e) {
        made = 'an error: ' + e.message.split('\n')[0]
      }
      console.log(`${task} | ${name} | ${made}`)
    }
  }
}

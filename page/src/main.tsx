import './styles/base.css';
import './styles/parts.css';
import './styles/reader.css';
import { render } from 'preact';
import { App } from './app';

render(<App />, document.getElementById('page')!);
